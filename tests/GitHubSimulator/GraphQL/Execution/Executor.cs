using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.GraphQL.Schema;
using ExamplesCopier.GitHubSimulator.Http;
using GraphQLParser.AST;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Execution;

/// <summary>Runs a checked operation. A refused field becomes null with an error; the others are answered all the same.</summary>
internal sealed class Executor(GraphQLOperation operation, IReadOnlyDictionary<string, object?> variables, FieldScope scope)
{
    private readonly FieldCollector _collector = new(operation);

    public List<JsonObject> Errors { get; } = [];

    public JsonNode? Run()
    {
        var root = operation.IsMutation ? "Mutation" : "Query";
        try
        {
            return Object(new RootSource(), root, [operation.Definition!.SelectionSet], []);
        }
        catch (FieldFailedException)
        {
            return null;
        }
    }

    private JsonObject Object(object source, string type, IEnumerable<GraphQLSelectionSet> sets, IReadOnlyList<object> path)
    {
        var answer = new JsonObject();
        foreach (var (key, fields) in _collector.Collect(sets, GitHubSchema.Type(type)))
        {
            var name = fields[0].Name.StringValue;
            answer[key] = name == "__typename" ? type : Field(source, type, GitHubSchema.Type(type).Fields![name], fields, [.. path, key]);
        }

        return answer;
    }

    private JsonNode? Field(object source, string type, SchemaField declared, List<GraphQLField> fields, IReadOnlyList<object> path)
    {
        try
        {
            var given = fields[0].Arguments?.Items.ToDictionary(a => a.Name.StringValue, a => a.Value, StringComparer.Ordinal) ?? [];
            var arguments = new InputValues(Literals.Values(declared.Arguments, given, variables));
            var value = FieldTable.Instance.Find(type, declared.Name)(source, arguments, scope);
            return Value(value, declared.Type, fields, path);
        }
        catch (GitHubError error)
        {
            Errors.Add(Describe(error, fields[0], path));
            return declared.Type.IsRequired ? throw new FieldFailedException() : null;
        }
        catch (FieldFailedException) when (!declared.Type.IsRequired)
        {
            return null;
        }
    }

    private JsonNode? Value(object? value, TypeReference type, List<GraphQLField> fields, IReadOnlyList<object> path)
    {
        if (value is null) return type.IsRequired ? throw new InvalidOperationException($"{string.Join('.', path)} must not be null.") : null;
        if (type.Item is { } item)
            return new JsonArray([.. ((IEnumerable<object>)value).Select((element, at) => Value(element, item, fields, [.. path, at]))]);
        if (GitHubSchema.Type(type.Name).Fields is null) return Scalar(value);
        var concrete = GitHubSchema.Type(type.Name).IsAbstract ? ConcreteType.Of(value) : type.Name;
        return Object(value, concrete, fields.Select(f => f.SelectionSet!), path);
    }

    private static JsonValue Scalar(object value) => value switch
    {
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        _ => throw new InvalidOperationException($"{value.GetType()} is no scalar."),
    };

    private JsonObject Describe(GitHubError error, GraphQLField field, IReadOnlyList<object> path)
    {
        var (line, column) = operation.Position(field);
        var json = new JsonObject();
        if (error.Type is not null) json["type"] = error.Type;
        json["path"] = new JsonArray([.. path.Select(p => p is int index ? JsonValue.Create(index) : JsonValue.Create((string)p))]);
        if (error.Type == "FORBIDDEN") json["extensions"] = new JsonObject { ["saml_failure"] = false };
        json["locations"] = new JsonArray(new JsonObject { ["line"] = line, ["column"] = column });
        json["message"] = error.Message;
        return json;
    }

    /// <summary>A field that may not be null has failed: its parent is null instead.</summary>
    private sealed class FieldFailedException : Exception;
}
