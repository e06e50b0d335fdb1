using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Brakes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>"After a downtime" in docs/operations.md: an operator takes up one source after the other.</summary>
public sealed class DowntimeTests
{
    private static readonly string[] _sources = ["acme/examples", "globex/shared"];

    [Fact]
    public async Task After_a_stop_that_nobody_planned_each_source_is_paused_before_anything_is_looked_for()
    {
        await using var world = await StartAsync();
        await world.Service.DisposeAsync();
        await MissAsync(world);
        world.GitHub.Requests.Clear();

        await world.StartServiceAsync("--Copier:CatchUpMinutes=0");
        await PauseAllAsync(world);
        world.GitHub.Requests.PullRequestLists().Should().Be(0);
        await world.Service.DisposeAsync();

        await ResumeOneByOneAsync(world);
    }

    [Fact]
    public async Task Pauses_before_a_stop_that_is_planned_hold_over_the_start()
    {
        await using var world = await StartAsync();
        await PauseAllAsync(world);
        await world.Service.DisposeAsync();
        await MissAsync(world);

        await ResumeOneByOneAsync(world);
    }

    private static async Task<CopierWorld> StartAsync()
    {
        var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.LookAsync();
        return world;
    }

    /// <summary>People go on merging, and nobody takes the webhooks.</summary>
    private static async Task MissAsync(CopierWorld world)
    {
        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);
        await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/a.png", "a"), deliver: false);
    }

    private static async Task PauseAllAsync(CopierWorld world)
    {
        foreach (var source in _sources)
        {
            ((bool)(await world.Service.PostAsync($"api/v1/sources/{source}/pause")).Body["paused"]!).Should().BeTrue();
        }
    }

    private static async Task ResumeOneByOneAsync(CopierWorld world)
    {
        await world.StartServiceAsync("--Copier:CatchUpMinutes=10");
        await world.Service.LookAsync();
        await ShouldWaitAsync(world, _sources);

        foreach (var (source, place) in _sources.Select((source, place) => (source, place)))
        {
            await world.Service.PostAsync($"api/v1/sources/{source}/resume");
            var delivery = (await DeliveriesAsync(world)).Should().ContainSingle(delivery => (string)delivery["source_repo"]! == source).Which;
            Deliveries.State(await world.Service.FinishedAsync((string)delivery["id"]!)).Should().Be("succeeded");
            await ShouldWaitAsync(world, _sources[(place + 1)..]);
        }
    }

    /// <summary>Their merges are found and accepted, and not even a trigger starts them.</summary>
    private static async Task ShouldWaitAsync(CopierWorld world, string[] sources)
    {
        var waiting = (await DeliveriesAsync(world)).Where(delivery => delivery["finished_at"] is null).ToList();
        waiting.Select(delivery => (string)delivery["source_repo"]!).Should().BeEquivalentTo(sources);
        foreach (var delivery in waiting)
        {
            await world.Service.FireAsync((string)delivery["id"]!);
            ((string)(await world.Service.GetAsync($"api/v1/deliveries/{delivery["id"]}"))["state"]!).Should().Be("pending");
        }
    }

    private static async Task<IReadOnlyList<JsonObject>> DeliveriesAsync(CopierWorld world) =>
        [.. (await world.Service.GetAsync("api/v1/deliveries"))["items"]!.AsArray().Select(item => item!.AsObject())];
}
