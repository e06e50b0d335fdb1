using System.Text.Json;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace ExamplesCopier.GitHubSimulator.GraphQL;

/// <summary>The operation of a GraphQL request, as far as it could be read.</summary>
internal sealed class GraphQLOperation
{
    public string Text { get; private init; } = "";

    public GraphQLDocument? Document { get; private init; }

    public GraphQLOperationDefinition? Definition { get; private init; }

    public JsonElement Variables { get; private init; }

    /// <summary>Why it could not be read.</summary>
    public string? Problem { get; private init; }

    public int ErrorCount { get; set; }

    public (int Most, int Remaining, int Used, DateTimeOffset ResetAt) Limit { get; set; }

    public string? Name => Definition?.Name?.StringValue;

    public bool IsMutation => Definition?.Operation == OperationType.Mutation;

    public IReadOnlyList<string> Fields => Definition?.SelectionSet.Selections.OfType<GraphQLField>().Select(f => f.Name.StringValue).ToArray() ?? [];

    public static GraphQLOperation Read(byte[] body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String)
                return new GraphQLOperation { Problem = "A query attribute must be specified and must be a string." };
            var name = json.TryGetProperty("operationName", out var named) ? named.GetString() : null;
            return Read(query.GetString()!, name, json.TryGetProperty("variables", out var variables) ? variables : default);
        }
        catch (JsonException)
        {
            return new GraphQLOperation { Problem = "Problems parsing JSON" };
        }
    }

    /// <summary>Where a node starts, both counted from one.</summary>
    public (int Line, int Column) Position(ASTNode node)
    {
        var before = Text.AsSpan(0, node.Location.Start);
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private static GraphQLOperation Read(string text, string? name, JsonElement variables)
    {
        try
        {
            var document = Parser.Parse(text);
            var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
            var chosen = name is null ? operations.FirstOrDefault() : operations.Find(o => o.Name?.StringValue == name);
            var problem = chosen is null || (name is null && operations.Count > 1) ? "An operation name is required" : null;
            return new GraphQLOperation { Text = text, Document = document, Definition = chosen, Variables = variables, Problem = problem };
        }
        catch (GraphQLSyntaxErrorException error)
        {
            return new GraphQLOperation { Text = text, Problem = $"Parse error on {error.Description} (line {error.Location.Line}, column {error.Location.Column})" };
        }
    }
}
