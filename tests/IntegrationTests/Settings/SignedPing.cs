using System.Net;
using System.Net.Http.Headers;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.IntegrationTests.Settings;

/// <summary>The smallest webhook that shows which secret is in force.</summary>
internal static class SignedPing
{
    public static async Task<HttpStatusCode> SendAsync(Uri webhooks, string secret)
    {
        var body = "{}"u8.ToArray();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhooks) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-GitHub-Event", "ping");
        request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
        request.Headers.Add("X-Hub-Signature-256", WebhookSender.Sign(secret, body));
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
