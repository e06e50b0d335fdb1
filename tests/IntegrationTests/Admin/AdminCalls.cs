using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Admin;

/// <summary>Calls of the admin API, with whatever key.</summary>
internal static class AdminCalls
{
    public const string Shared = """
        {
          "repo": "globex/shared",
          "copy_rules": [
            {"name": "all", "source_pattern": {"type": "glob", "pattern": "**"}, "targets": [{"repo": "acme/docs", "path_transform": "shared/${path}"}]}
          ]
        }
        """;

    public static async Task<AdminAnswer> SendAsync(
        this CopierService service, string method, string path, string? body = null, string? key = CopierService.OperatorKey, string type = "application/json", string? ifMatch = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(service.Url, path));
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation(method == "GET" ? "If-None-Match" : "If-Match", ifMatch);
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var isJson = answer.Content.Headers.ContentType?.MediaType == "application/json";
        return new AdminAnswer(answer.StatusCode, isJson ? JsonNode.Parse(text)!.AsObject() : [], answer.Headers.ETag?.ToString(), answer.Headers.Location?.ToString());
    }
}

/// <summary>What a call was answered with.</summary>
internal sealed record AdminAnswer(HttpStatusCode Status, JsonObject Body, string? ETag, string? Location)
{
    public string Error => (string?)Body["error"] ?? "";

    public string Message => (string?)Body["message"] ?? "";
}
