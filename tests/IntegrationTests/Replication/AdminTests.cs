using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Admin;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.IntegrationTests.Settings;

namespace ExamplesCopier.IntegrationTests.Replication;

/// <summary>What is told to one replica holds for all, and PostgreSQL answers as SQLite does.</summary>
public sealed class AdminTests
{
    [Fact]
    public async Task A_source_switched_off_at_one_replica_is_off_at_all_and_comes_back()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, 3, "--Copier:ConfigCacheSeconds=86400");

        await replicas.Services[0].SendAsync("POST", "api/v1/sources/acme/examples/disable");
        foreach (var _ in replicas.Services)
        {
            var unheard = await replicas.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
            unheard.Answer!.Status.Should().Be(204);
        }

        await replicas.Services[1].SendAsync("POST", "api/v1/sources/acme/examples/enable");
        var heard = await replicas.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));
        await replicas.FinishedAsync(heard);
        world.GitHub.Repository("acme/docs").Text("main", "code/b.go").Should().Be("b");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Installations_are_forgotten_everywhere_when_an_operator_or_GitHub_says_so(bool byGitHub)
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, 2);
        var (one, other) = (replicas.Services[0], replicas.Services[1]);
        await other.SendAsync("POST", $"api/v1/installations/{CopierWorld.Acme}/refresh");
        (await ExpiryAsync(other)).Should().NotBeNull();

        if (byGitHub)
        {
            (await SignedPing.SendAsync(new Uri(one.Url, "webhooks/github"), world.GitHub.App.WebhookSecret, "installation", """{"action":"suspend"}""")).Should().Be(HttpStatusCode.NoContent);
        }
        else
        {
            (await one.SendAsync("DELETE", "api/v1/installations/cache")).Status.Should().Be(HttpStatusCode.NoContent);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await ExpiryAsync(other) is not null)
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    [Fact]
    public async Task The_audit_and_the_ledger_are_searched_there_too()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await using var replicas = await Replicas.StartAsync(world, 2);
        await replicas.FinishedAsync(await replicas.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/x/b.go", "b")));
        await replicas.FinishedAsync(await replicas.MergeAsync("globex/shared", pr => pr.Write("img/png/p.png", "p")));
        var service = replicas.Services[1];

        (await ItemsAsync(service, "api/v1/audit?path=go/x/")).Should().HaveCount(3);
        (await ItemsAsync(service, "api/v1/audit?target=ACME/docs&since=2000-01-01&rule=go")).Should().HaveCount(2);
        (await ItemsAsync(service, "api/v1/audit", CopierService.ConfinedKey)).Should().ContainSingle();
        (await ItemsAsync(service, "api/v1/ledger?target=acme/docs&path=code/")).Should().HaveCount(2);
        (await ItemsAsync(service, "api/v1/ledger?target=acme/docs", CopierService.ConfinedKey)).Select(file => (string)file["path"]!).Should().Equal("assets/png/p.png");

        var first = await service.GetAsync("api/v1/ledger?target=acme/docs&limit=2");
        (await ItemsAsync(service, $"api/v1/ledger?target=acme/docs&limit=2&cursor={first["next_cursor"]}")).Should().ContainSingle();
        var replayed = await service.SendAsync("POST", "api/v1/deliveries/replay", """{"state":"succeeded","since":"2000-01-01"}""");
        ((int)replayed.Body["replayed"]!).Should().Be(2);
    }

    private static async Task<List<JsonObject>> ItemsAsync(CopierService service, string path, string key = CopierService.OperatorKey) =>
        [.. (await service.SendAsync("GET", path, key: key)).Body["items"]!.AsArray().Select(item => item!.AsObject())];

    private static async Task<string?> ExpiryAsync(CopierService service) =>
        (string?)(await service.GetAsync("api/v1/installations"))["items"]!.AsArray().Single(item => (string)item!["id"]! == $"{CopierWorld.Acme}")!["token_expires_at"];
}
