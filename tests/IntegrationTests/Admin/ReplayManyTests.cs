using System.Net;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Admin;

public sealed class ReplayManyTests
{
    [Fact]
    public async Task All_that_failed_is_brought_home_once_each()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, Times = 10_000, Answer = FaultAnswer.GraphQLError("FORBIDDEN", "Resource not accessible by integration") });
        foreach (var name in new[] { "a", "b", "c" })
        {
            await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{name}.go", name)));
        }

        // They fail again: that makes six failed deliveries of three merges.
        await FinishAsync(world, await world.Service.SendAsync("POST", "api/v1/deliveries/replay"));
        world.GitHub.Faults.Clear();
        var replayed = await world.Service.SendAsync("POST", "api/v1/deliveries/replay", """{"source":"acme/examples"}""");
        await FinishAsync(world, replayed);

        replayed.Status.Should().Be(HttpStatusCode.Accepted);
        ((int)replayed.Body["replayed"]!).Should().Be(3);
        ((bool)replayed.Body["has_more"]!).Should().BeFalse();
        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/a.go", "code/b.go", "code/c.go");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(4);
    }

    [Theory]
    [InlineData("""{"since":"2100-01-01T00:00:00Z"}""", 0)]
    [InlineData("""{"until":"2000-01-01T00:00:00Z"}""", 0)]
    [InlineData("""{"source":"globex/shared"}""", 0)]
    [InlineData("""{"state":"failed"}""", 0)]
    [InlineData("""{"state":"succeeded"}""", 1)]
    [InlineData("""{"state":"succeeded","since":"2000-01-01"}""", 1)]
    public async Task It_is_narrowed(string body, int expected)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        var replayed = await world.Service.SendAsync("POST", "api/v1/deliveries/replay", body);
        await FinishAsync(world, replayed);

        ((int)replayed.Body["replayed"]!).Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"state":"running"}""", "validation error")]
    [InlineData("""{"state":"lost"}""", "invalid request")]
    [InlineData("""{"source":"acme"}""", "invalid request")]
    [InlineData("""{"since":"soon"}""", "invalid request")]
    [InlineData("""{"since":"2026-02-01","until":"2026-01-01"}""", "validation error")]
    [InlineData("[]", "validation error")]
    public async Task Bad_wishes_are_refused(string body, string error)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var refused = await world.Service.SendAsync("POST", "api/v1/deliveries/replay", body);

        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Error.Should().Be(error);
    }

    [Fact]
    public async Task Neither_dry_runs_nor_failures_that_are_mended_are_repeated()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, Times = 10_000, Answer = FaultAnswer.GraphQLError("FORBIDDEN", "Resource not accessible by integration") });
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        world.GitHub.Faults.Clear();
        await world.Service.ReplayAsync(merge.DeliveryId.ToString());
        world.GitHub.Faults.Add(new FaultRule { Path = "/graphql", Times = 10_000, Answer = FaultAnswer.GraphQLError("FORBIDDEN", "Resource not accessible by integration") });
        var dry = await world.Service.SendAsync("POST", $"api/v1/deliveries/{merge.DeliveryId}/replay", """{"dry_run":true}""");
        ((string)(await world.Service.FinishedAsync((string)dry.Body["id"]!))["state"]!).Should().Be("failed");
        world.GitHub.Faults.Clear();

        var replayed = await world.Service.SendAsync("POST", "api/v1/deliveries/replay");

        replayed.Body["ids"]!.AsArray().Should().BeEmpty("the failure was mended, and the dry run was to write nothing");
    }

    [Fact]
    public async Task A_confined_key_replays_its_own_sources_alone()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")), "--Admin:ApiKeys:2:Role=Operator");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/p.png", "p")));

        var replayed = await world.Service.SendAsync("POST", "api/v1/deliveries/replay", """{"state":"succeeded"}""", CopierService.ConfinedKey);
        var others = await world.Service.SendAsync("POST", "api/v1/deliveries/replay", """{"state":"succeeded","source":"acme/examples"}""", CopierService.ConfinedKey);

        var id = (string)replayed.Body["ids"]!.AsArray().Should().ContainSingle().Which!;
        ((string)(await world.Service.FinishedAsync(id))["source_repo"]!).Should().Be("globex/shared");
        others.Body["ids"]!.AsArray().Should().BeEmpty();
    }

    private static async Task FinishAsync(CopierWorld world, AdminAnswer replayed)
    {
        foreach (var id in replayed.Body["ids"]!.AsArray())
        {
            await world.Service.FinishedAsync((string)id!);
        }
    }
}
