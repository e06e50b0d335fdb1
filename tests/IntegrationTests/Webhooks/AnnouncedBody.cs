using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ExamplesCopier.IntegrationTests.Webhooks;

/// <summary>A webhook on a connection of its own that says how long it is, and comes when the test says so.</summary>
internal sealed class AnnouncedBody : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly int _length;

    private AnnouncedBody(int length) => _length = length;

    /// <summary>Sends the head and one byte.</summary>
    public static async Task<AnnouncedBody> SendAsync(Uri webhooks, int length, CancellationToken cancellationToken)
    {
        var body = new AnnouncedBody(length);
        await body._client.ConnectAsync(webhooks.Host, webhooks.Port, cancellationToken);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {webhooks.AbsolutePath} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-GitHub-Event: pull_request\r\nX-GitHub-Delivery: {Guid.NewGuid()}\r\nContent-Length: {length}\r\n\r\n ");
        await body._client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        return body;
    }

    /// <summary>Sends the rest.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.GetStream().WriteAsync(new byte[_length - 1], cancellationToken);
        }
        catch (IOException)
        {
            // It was answered in the meantime, and the rest is not wanted.
        }
    }

    /// <summary>The status of the answer, when there is one.</summary>
    public async Task<int> StatusAsync(CancellationToken cancellationToken)
    {
        var line = new byte["HTTP/1.1 200".Length];
        await _client.GetStream().ReadExactlyAsync(line, cancellationToken);
        return int.Parse(Encoding.ASCII.GetString(line)[^3..], CultureInfo.InvariantCulture);
    }

    public void Dispose() => _client.Dispose();
}
