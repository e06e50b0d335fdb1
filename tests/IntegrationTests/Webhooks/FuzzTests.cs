using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.Api.Webhooks;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Webhooks;

/// <summary>Whatever is sent, the endpoint answers soon, in its own words, and goes on. A failure names the seed that repeats it.</summary>
public sealed class FuzzTests
{
    private const int Requests = 400;
    private const int MB = 1024 * 1024;

    // What the process has before the first request comes, and something to work with. Its runtime gives it no more.
    private const long HeapLimit = 64L * MB;

    // Ten seconds, and as long again for a machine that does much else.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private static readonly string[] _ownTrouble = ["configuration error", "authentication error"];
    private static readonly byte[][] _pieces =
    [
        .. new[]
        {
            "POST /webhooks/github HTTP/1.1\r\nHost: x\r\n", "Content-Length: 5\r\n", "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n",
            "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked, chunked\r\n", "\r\n", "5\r\nhello\r\n", "0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n", "hello", "\0\0\0\n",
            "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n", "X-GitHub-Event: ping\r\nX-GitHub-Delivery: a\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "X-Y: \u00ff\u00fe\r\n",
        }.Select(Encoding.Latin1.GetBytes),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(20261126)]
    public async Task Mutated_webhooks_get_an_answer_of_the_documented_shape(int seed)
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        world.ToleratesUnexpectedRequests = true;
        await using var service = await CopierProcess.StartAsync(world, HeapLimit);
        // What comes first also waits for code to be compiled and for a token.
        await service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        using var client = new HttpClient();
        foreach (var batch in Enumerable.Range(seed, Requests).Chunk(8))
        {
            await Task.WhenAll(batch.Select(one => AnswerAsync(client, world, one)));
        }

        var last = await service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b")));
        Service.Deliveries.State(last).Should().Be("succeeded", "it is the process that was there before");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Garbage_on_a_connection_ends_the_connection_and_nothing_else(int seed)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var random = new Random(seed);
        var garbage = Enumerable.Range(0, 60).Select(_ => (byte[])[.. Enumerable.Range(0, random.Next(1, 12)).SelectMany(_ => _pieces[random.Next(_pieces.Length)])]).ToList();

        foreach (var batch in garbage.Chunk(12))
        {
            var answers = await Task.WhenAll(batch.Select(bytes => ExchangeAsync(world.Service.Url, bytes)));
            // 505 is the answer to another version of HTTP.
            answers.Should().AllSatisfy(answer => answer.Should().NotMatchRegex("HTTP/1.1 5(?!05)", $"seed {seed}"));
        }

        (await world.Service.Client.GetAsync(new Uri(world.Service.Url, "health/live"), Token)).IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task Who_sends_too_slowly_is_let_go_and_holds_up_nobody()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var slow = Enumerable.Range(0, 20).Select(_ => UntilLetGoAsync(world.Service.Url)).ToList();

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));

        merge.Answer!.Status.Should().Be(200);
        (await Task.WhenAll(slow)).Should().AllSatisfy(answer => answer.Should().Match(text => text.Length == 0 || text.StartsWith("HTTP/1.1 4", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Large_bodies_of_strangers_are_held_up_to_their_bound_and_the_others_are_turned_away()
    {
        const int strangers = 12;
        const int length = 20 * MB;
        const int room = (int)UnverifiedBodies.MaxBytes / length;
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var service = await CopierProcess.StartAsync(world, HeapLimit + UnverifiedBodies.MaxBytes);

        // Each says how much it is going to send, and waits.
        var connections = await Task.WhenAll(Enumerable.Range(0, strangers).Select(_ => AnnouncedBody.SendAsync(world.GitHub.WebhookUrl!, length, Token)));
        var answers = connections.Select(connection => connection.StatusAsync(Token)).ToList();
        var refused = new List<int>();
        await foreach (var answer in Task.WhenEach(answers).Take(strangers - room).WithCancellation(Token))
        {
            refused.Add(await answer.WaitAsync(_patience, Token));
        }

        await Task.WhenAll(connections.Zip(answers).Where(pair => !pair.Second.IsCompleted).Select(pair => pair.First.FinishAsync(Token)));
        var statuses = await Task.WhenAll(answers).WaitAsync(_patience, Token);
        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        refused.Should().OnlyContain(status => status == 503, "there is room for {0}", room);
        statuses.Should().OnlyContain(status => status == 503 || status == 401 || status == 408).And.Contain(status => status != 503);
        (await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"))).Answer!.Status.Should().Be(200, "there is room again");
    }

    private static async Task AnswerAsync(HttpClient client, CopierWorld world, int seed)
    {
        var because = string.Create(CultureInfo.InvariantCulture, $"seed {seed}");
        using var request = new MutatedRequest(seed, world.GitHub.App.WebhookSecret).ToMessage(new Uri(world.GitHub.WebhookUrl!, "/"));
        using var answer = await client.SendAsync(request, Token).WaitAsync(_patience, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        var status = (int)answer.StatusCode;
        if (status >= 400)
        {
            var error = JsonNode.Parse(text)!;
            ((string?)error["message"]).Should().NotBeNullOrEmpty(because);
            if (status >= 500)
            {
                status.Should().Be(500, because);
                ((string?)error["error"]).Should().BeOneOf(_ownTrouble, because);
            }
        }
    }

    private static async Task<string> ExchangeAsync(Uri service, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Host, service.Port, Token);
        return await ReadAsync(client, bytes, isAll: true);
    }

    private static async Task<string> UntilLetGoAsync(Uri service)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Host, service.Port, Token);
        return await ReadAsync(client, "POST /webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhello"u8.ToArray(), isAll: false);
    }

    private static async Task<string> ReadAsync(TcpClient client, byte[] bytes, bool isAll)
    {
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(bytes, Token);
            if (isAll)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(Token).WaitAsync(_patience, Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The service closed the connection before it had read all: an end like another.
            return "";
        }
    }
}
