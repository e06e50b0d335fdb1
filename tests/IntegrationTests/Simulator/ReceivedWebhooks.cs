using System.Net;

namespace ExamplesCopier.IntegrationTests.Simulator;

/// <summary>The receiver of webhooks, in the place of the network.</summary>
internal sealed class ReceivedWebhooks(HttpStatusCode status = HttpStatusCode.OK, string answer = "taken") : HttpMessageHandler
{
    public List<(Dictionary<string, string> Headers, byte[] Body)> All { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        All.Add((headers, await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
        return new HttpResponseMessage(status) { Content = new StringContent(answer) };
    }
}
