using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Faults;

/// <summary>Takes fields out of a GraphQL answer, as GitHub does when a document asks for too much.</summary>
internal static class PartialAnswer
{
    public static ApiAnswer Of(ApiAnswer whole, string lost, (string Type, string Message) reason)
    {
        if (JsonNode.Parse(whole.Body) is not JsonObject answer || answer["data"] is not JsonObject data) return whole;
        var errors = new List<JsonNode>();
        Lose(data, [], new Regex(lost, RegexOptions.CultureInvariant), reason, errors);
        if (errors.Count == 0) return whole;
        answer["errors"] = new JsonArray([.. (answer["errors"] as JsonArray ?? []).Select(e => e!.DeepClone()), .. errors]);
        return ApiAnswer.Json(answer);
    }

    private static void Lose(JsonObject node, IReadOnlyList<string> path, Regex lost, (string Type, string Message) reason, List<JsonNode> errors)
    {
        foreach (var (name, value) in node.ToList())
        {
            IReadOnlyList<string> here = [.. path, name];
            if (value is not null && lost.IsMatch(string.Join('.', here)))
            {
                node[name] = null;
                errors.Add(new JsonObject
                {
                    ["type"] = reason.Type,
                    ["path"] = new JsonArray([.. here.Select(p => JsonValue.Create(p))]),
                    ["message"] = reason.Message,
                });
            }
            else if (value is JsonObject below)
            {
                Lose(below, here, lost, reason, errors);
            }
        }
    }
}
