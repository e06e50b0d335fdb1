using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.IntegrationTests.Settings;

/// <summary>A signed webhook; the smallest one shows which secret is in force.</summary>
internal static class SignedPing
{
    public static async Task<HttpStatusCode> SendAsync(Uri webhooks, string secret, string name = "ping", string text = "{}")
    {
        var body = Encoding.UTF8.GetBytes(text);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhooks) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-GitHub-Event", name);
        request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
        request.Headers.Add("X-Hub-Signature-256", WebhookSender.Sign(secret, body));
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
