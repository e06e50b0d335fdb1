using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>What one caller can take from the others.</summary>
public sealed class RequestLimitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_admin_body_over_2_MB_is_refused(bool tellsItsLength)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        (await PostAsync(world, "api/v1/deliveries/replay", (2 * 1024 * 1024) + 1, tellsItsLength)).Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await PostAsync(world, "api/v1/deliveries/replay", 1984 * 1024, tellsItsLength)).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Headers_without_measure_are_refused()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Service.Url, "health/live"));
        request.Headers.Add("X-Long", new string('a', 20 * 1024));

        using var answer = await world.Service.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task Uploads_that_break_off_take_no_room_from_later_ones()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        for (var i = 0; i < 6; i++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(world.Service.Url.Host, world.Service.Url.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /webhooks/github HTTP/1.1\r\nHost: copier\r\nContent-Length: {20 * 1024 * 1024}\r\n\r\nbegin"));
            await UntilTakenAsync(world);
            socket.Client.Close(0);
            await UntilFreeAsync(world);
        }

        (await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"))).Answer!.Status.Should().Be(200);
    }

    private static Task UntilTakenAsync(CopierWorld world) => UntilAsync(() => !HasRoom(world, 50));

    private static Task UntilFreeAsync(CopierWorld world) => UntilAsync(() => HasRoom(world, 64));

    private static bool HasRoom(CopierWorld world, long megabytes)
    {
        var bodies = world.Service.Resolve<Api.Webhooks.UnverifiedBodies>();
        var taken = bodies.TryTake(megabytes * 1024 * 1024);
        if (taken)
        {
            bodies.Release(megabytes * 1024 * 1024);
        }

        return taken;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds())
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task<HttpStatusCode> PostAsync(CopierWorld world, string path, int length, bool tellsItsLength)
    {
        var text = Encoding.ASCII.GetBytes(new JsonObject { ["source"] = "" }.ToJsonString().PadRight(length, ' '));
        text[^1] = (byte)'x';
        using var content = tellsItsLength ? (HttpContent)new ByteArrayContent(text) : new StreamContent(new Unmeasured(text));
        content.Headers.ContentType = new("application/json");
        using var answer = await world.Service.Client.PostAsync(new Uri(world.Service.Url, path), content);
        return answer.StatusCode;
    }

    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
