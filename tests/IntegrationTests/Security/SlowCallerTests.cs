using System.Net;
using System.Net.Sockets;
using System.Text;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>Callers who send a byte now and then, to hold a connection for ever.</summary>
public sealed class SlowCallerTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task They_are_answered_with_408_and_let_go_while_others_are_served()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var url = world.Service.Url;
        var slow = Task.WhenAll(
            DribbleAsync(url, "POST /webhooks/github HTTP/1.1\r\nHost: copier\r\nX-Slow: "),
            DribbleAsync(url, "POST /webhooks/github HTTP/1.1\r\nHost: copier\r\nContent-Length: 100000\r\n\r\n"),
            DribbleAsync(url, $"POST /api/v1/config/validate HTTP/1.1\r\nHost: copier\r\nAuthorization: Bearer {CopierService.ReaderKey}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"));
        using (var answer = await world.Service.Client.GetAsync(new Uri(url, "health/ready")))
        {
            answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        var answers = await slow.WaitAsync(_patience);

        answers.Should().AllSatisfy(answer => answer.Should().StartWith("HTTP/1.1 408 "));
        answers.Skip(1).Should().AllSatisfy(answer => answer.Should().Contain("\"error\":\"invalid request\"").And.Contain("did not come"));
    }

    /// <summary>Sends the beginning, then a byte ten times a second for as long as it is let.</summary>
    /// <returns>What came back until the connection was closed.</returns>
    private static async Task<string> DribbleAsync(Uri url, string beginning)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(url.Host, url.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));
        using var over = new CancellationTokenSource();
        var sending = SendAsync(stream, over.Token);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer).AsTask().WaitAsync(_patience)) > 0)
            {
                answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // The other side closed while we were still sending.
        }

        await over.CancelAsync();
        await sending;
        return answer.ToString();
    }

    private static async Task SendAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await pause.WaitForNextTickAsync(cancellationToken))
            {
                await stream.WriteAsync("a"u8.ToArray(), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // It is over.
        }
    }
}
