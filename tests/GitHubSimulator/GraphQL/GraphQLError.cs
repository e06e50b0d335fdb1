using System.Text.Json.Nodes;

namespace ExamplesCopier.GitHubSimulator.GraphQL;

/// <summary>A document that GitHub refuses before running it.</summary>
internal sealed record GraphQLError(string Message)
{
    public IReadOnlyList<string> Path { get; init; } = [];

    public (int Line, int Column)? At { get; init; }

    /// <summary>What GitHub puts under <c>extensions</c>; the first is the code.</summary>
    public IReadOnlyList<(string Name, string Value)> Extensions { get; init; } = [];

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        if (Path.Count > 0) json["path"] = new JsonArray([.. Path.Select(p => JsonValue.Create(p))]);
        if (Extensions.Count > 0) json["extensions"] = new JsonObject(Extensions.Select(e => KeyValuePair.Create<string, JsonNode?>(e.Name, e.Value)));
        if (At is { } at) json["locations"] = new JsonArray(new JsonObject { ["line"] = at.Line, ["column"] = at.Column });
        json["message"] = Message;
        return json;
    }
}

internal sealed class GraphQLErrorException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;
}
