using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>What a person asks of a service with a key and a body.</summary>
internal static class AdminCalls
{
    public static async Task<AdminAnswer> PostJsonAsync(this CopierService service, string path, string body, string key = CopierService.OperatorKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Url, path)) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await service.Client.SendAsync(request);
        return new AdminAnswer(answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject(), answer.Headers.RetryAfter?.Delta);
    }
}

/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">When to try again.</param>
internal sealed record AdminAnswer(HttpStatusCode Status, JsonObject Body, TimeSpan? RetryAfter);
