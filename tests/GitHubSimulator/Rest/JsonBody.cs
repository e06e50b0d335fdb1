using System.Text.Json;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>The JSON body of a REST request.</summary>
internal static class JsonBody
{
    /// <exception cref="GitHubError">400 when it is no JSON object.</exception>
    public static JsonObject Object(this RestCall call) => call.Any() as JsonObject ?? throw new GitHubError(400, "Body should be a JSON object", null);

    /// <exception cref="GitHubError">400 when it is no JSON.</exception>
    public static JsonNode Any(this RestCall call)
    {
        if (call.Request.Body.Length == 0) return new JsonObject();
        try
        {
            return JsonNode.Parse(call.Request.Body) ?? throw new GitHubError(400, "Body should be a JSON object", null);
        }
        catch (JsonException)
        {
            throw new GitHubError(400, "Problems parsing JSON", null);
        }
    }

    public static string? Text(this JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static List<string>? Texts(this JsonObject body, string name) =>
        (body[name] as JsonArray)?.Select(n => n is JsonObject named ? (string?)named["name"] : (string?)n).OfType<string>().ToList();
}
