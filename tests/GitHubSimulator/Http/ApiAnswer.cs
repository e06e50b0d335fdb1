using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExamplesCopier.GitHubSimulator.Http;

/// <summary>What goes back to the client.</summary>
internal sealed record ApiAnswer(int Status, byte[] Body, string ContentType)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Goes out without the headers of the hourly limit.</summary>
    public bool WithoutRateLimit { get; init; }

    public static ApiAnswer Json(JsonNode body, int status = 200) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, Plain), "application/json; charset=utf-8");

    public static ApiAnswer Text(int status, string text, string contentType) => new(status, Encoding.UTF8.GetBytes(text), contentType);

    public static ApiAnswer Error(GitHubError error, string documentation)
    {
        var body = new JsonObject { ["message"] = error.Message };
        if (error.Details.Count > 0) body["errors"] = new JsonArray([.. error.Details.Select(d => d.DeepClone())]);
        body["documentation_url"] = documentation;
        body["status"] = $"{error.Status}";
        return Json(body, error.Status) with { Headers = new Dictionary<string, string>(error.Headers, StringComparer.OrdinalIgnoreCase) };
    }

    public static ApiAnswer Error(int status, string message, string documentation = "https://docs.github.com/rest") => Json(
        new JsonObject { ["message"] = message, ["documentation_url"] = documentation, ["status"] = $"{status}" }, status);
}
