using System.Globalization;
using ExamplesCopier.GitHubSimulator.GraphQL.Schema;
using GraphQLParser.AST;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Execution;

/// <summary>Turns checked values of a document into plain ones: text, number, flag, list, dictionary.</summary>
internal static class Literals
{
    public static object? Value(GraphQLValue value, TypeReference type, IReadOnlyDictionary<string, object?> variables) => value switch
    {
        GraphQLVariable variable => variables.GetValueOrDefault(variable.Name.StringValue),
        GraphQLNullValue => null,
        GraphQLListValue list => (list.Values ?? []).ConvertAll(v => Value(v, type.Item!, variables)),
        _ when type.Item is { } item => new List<object?> { Value(value, item, variables) },
        GraphQLObjectValue given => Values(GitHubSchema.Type(type.Name).Inputs!, (given.Fields ?? []).ToDictionary(f => f.Name.StringValue, f => f.Value), variables),
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLEnumValue named => named.Name.StringValue,
        GraphQLBooleanValue flag => flag.BoolValue,
        GraphQLIntValue number when type.Name == "Int" => int.Parse(number.Value.Span, CultureInfo.InvariantCulture),
        GraphQLIntValue id => id.Value.ToString(),
        _ => throw new InvalidOperationException($"Unknown value {value.Kind}."),
    };

    /// <summary>The arguments of a field or the parts of an input object, with defaults; what was not given is not there.</summary>
    public static Dictionary<string, object?> Values(IReadOnlyDictionary<string, SchemaInput> inputs, IReadOnlyDictionary<string, GraphQLValue> given, IReadOnlyDictionary<string, object?> variables)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var input in inputs.Values)
        {
            var value = given.GetValueOrDefault(input.Name);
            if (value is GraphQLVariable variable && !variables.ContainsKey(variable.Name.StringValue)) value = null;
            if ((value ?? input.Default) is { } known) values[input.Name] = Value(known, input.Type, variables);
        }

        return values;
    }
}
