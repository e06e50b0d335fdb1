using System.Text.Json;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Schema;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Execution;

/// <summary>Reads the variables sent with a document as the types it declares for them.</summary>
internal static class VariableValues
{
    /// <exception cref="GraphQLErrorException">A value is missing or of another type.</exception>
    public static Dictionary<string, object?> Read(GraphQLOperation operation)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in operation.Definition!.Variables?.Items ?? [])
        {
            var name = definition.Variable.Name.StringValue;
            var type = TypeReference.Of(definition.Type);
            JsonElement sent = default;
            var isSent = operation.Variables.ValueKind == JsonValueKind.Object && operation.Variables.TryGetProperty(name, out sent);
            if (isSent) values[name] = new VariableReader(name, type).Read(sent, type, "");
            else if (definition.DefaultValue is { } otherwise) values[name] = Literals.Value(otherwise, type, values);
            else if (type.IsRequired) throw VariableReader.Invalid(name, type, "", null);
        }

        return values;
    }
}

internal sealed class VariableReader(string variable, TypeReference declared)
{
    public object? Read(JsonElement value, TypeReference type, string path)
    {
        if (value.ValueKind == JsonValueKind.Null) return type.IsRequired ? throw Invalid(path, "Expected value to not be null") : null;
        if (type.Item is { } item) return List(value, item, path);
        var schema = GitHubSchema.Type(type.Name);
        if (schema.Inputs is { } inputs) return Object(value, schema.Name, inputs, path);
        return schema.Values is { } allowed ? Member(value, allowed, path) : Scalar(value, type.Name, path);
    }

    public static GraphQLErrorException Invalid(string variable, TypeReference declared, string path, string? why)
    {
        var where = path.Length == 0 ? "" : $" for {path[1..]}";
        var message = $"Variable ${variable} of type {declared} was provided invalid value{where}{(why is null ? "" : $" ({why})")}";
        return new GraphQLErrorException(new GraphQLError(message));
    }

    private List<object?> List(JsonElement value, TypeReference item, string path) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select((element, at) => Read(element, item, $"{path}.{at}"))]
        : [Read(value, item, path)];

    private Dictionary<string, object?> Object(JsonElement value, string type, IReadOnlyDictionary<string, SchemaInput> inputs, string path)
    {
        if (value.ValueKind != JsonValueKind.Object) throw Invalid(path, $"Expected {value.GetRawText()} to be a key-value object");
        foreach (var property in value.EnumerateObject().Where(p => !inputs.ContainsKey(p.Name)))
            throw Invalid($"{path}.{property.Name}", $"Field is not defined on {type}");
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var input in inputs.Values)
        {
            if (value.TryGetProperty(input.Name, out var sent)) values[input.Name] = Read(sent, input.Type, $"{path}.{input.Name}");
            else if (input.Default is { } otherwise) values[input.Name] = Literals.Value(otherwise, input.Type, values);
            else if (input.Type.IsRequired) throw Invalid($"{path}.{input.Name}", "Expected value to not be null");
        }

        return values;
    }

    private string Member(JsonElement value, IReadOnlySet<string> allowed, string path) =>
        value.ValueKind == JsonValueKind.String && allowed.Contains(value.GetString()!)
            ? value.GetString()!
            : throw Invalid(path, $"Expected {value.GetRawText()} to be one of: {string.Join(", ", allowed)}");

    private object Scalar(JsonElement value, string type, string path) => (type, value.ValueKind) switch
    {
        ("Int", JsonValueKind.Number) when value.TryGetInt32(out var number) => number,
        ("Boolean", JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        ("GitObjectID", JsonValueKind.String) when !ObjectIds.IsId(value.GetString()) => throw Invalid(path, $"Could not coerce value {value.GetRawText()} to GitObjectID"),
        (not "Int" and not "Boolean", JsonValueKind.String) => value.GetString()!,
        _ => throw Invalid(path, $"Could not coerce value {value.GetRawText()} to {type}"),
    };

    private GraphQLErrorException Invalid(string path, string why) => Invalid(variable, declared, path, why);
}
