using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>An event with what GitHub sends beside it (https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers).</summary>
internal sealed class SignedWebhook(string name, byte[] body, string secret)
{
    // GitHub waits ten seconds; a service that answers later than that has failed.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends it and shows the answer.</summary>
    /// <returns>0 when the service took it.</returns>
    public async Task<int> SendAsync(Uri url, Terminal terminal, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = _patience };
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("GitHub-Hookshot/copier-send");
        request.Headers.TryAddWithoutValidation("X-GitHub-Event", name);
        request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}");
        return await ShownAnswer.OfAsync(url, client, asked => asked.SendAsync(request, cancellationToken), terminal, cancellationToken);
    }
}
