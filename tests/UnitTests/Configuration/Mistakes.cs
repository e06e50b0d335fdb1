using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>Puts one mistake into a valid document.</summary>
internal static class Mistakes
{
    private static readonly HashSet<string> Required = ["repo", "path_transform", "name", "source_pattern", "targets", "type", "pattern", "sources", "copy_rules", "config_file"];

    public static JsonNode Make(JsonNode document, int place, int kind)
    {
        switch (kind)
        {
            case 0:
                Pick(Nodes(document).OfType<JsonObject>(), place)["no_such_key"] = "x";
                return document;
            case 1:
                return Replace(document, Pick(Nodes(document).Where(node => node.Parent is not null), place), WrongType);
            case 2:
                // In commit_strategy, type is not required.
                var field = Pick(Nodes(document).Where(node => node.Parent is JsonObject && Required.Contains(node.GetPropertyName()) && !node.GetPath().Contains("commit_strategy", StringComparison.Ordinal)), place);
                field.Parent!.AsObject().Remove(field.GetPropertyName());
                return document;
            default:
                return Replace(document, Pick(Nodes(document).Where(node => WrongValue(node) is not null), place, document["sources"]!), node => WrongValue(node) ?? WrongType(node));
        }
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => (node switch
    {
        JsonObject mapping => mapping.Select(entry => entry.Value!).SelectMany(Nodes),
        JsonArray list => list.SelectMany(item => Nodes(item!)),
        _ => [],
    }).Prepend(node);

    private static T Pick<T>(IEnumerable<T> candidates, int place, T? otherwise = null)
        where T : class
    {
        var all = candidates.ToArray();
        return all.Length > 0 ? all[place % all.Length] : otherwise!;
    }

    private static JsonNode Replace(JsonNode document, JsonNode node, Func<JsonNode, JsonNode> value)
    {
        node.ReplaceWith(value(node));
        return document;
    }

    private static JsonNode WrongType(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Object => new JsonArray(),
        JsonValueKind.Array => new JsonObject(),
        JsonValueKind.String => node.GetPath().EndsWith("installation_id", StringComparison.Ordinal) ? new JsonArray() : JsonValue.Create(12),
        JsonValueKind.Number => JsonValue.Create(1.5),
        _ => JsonValue.Create("true"),
    };

    private static JsonNode? WrongValue(JsonNode node) => node.Parent is JsonObject ? node.GetPropertyName() switch
    {
        "repo" => "acme",
        "branch" => "a..b",
        "installation_id" => "x",
        "config_file" or "file" => "../x",
        "type" or "merge_method" or "on_delete" => "Direct",
        "timeout_seconds" => 3601,
        "max_webhooks_per_minute" or "max_concurrent" => 0,
        "copy_rules" or "targets" => new JsonArray(),
        "name" or "pattern" or "path_transform" => " ",
        "labels" or "reviewers" or "exclude_patterns" or "allowed_targets" => new JsonArray(""),
        _ => null,
    } : null;
}
