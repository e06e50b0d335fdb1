using System.Net;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Configuration;

/// <summary>The central configuration as a file of a repository on GitHub.</summary>
public sealed class CentralRepositoryTests
{
    private static readonly string[] _settings =
        ["--Copier:ConfigFile=", "--Copier:ConfigRepository=acme/config", "--Copier:ConfigBranch=main", "--Copier:ConfigPath=copier/all of it.yaml"];

    [Fact]
    public async Task It_is_read_and_an_unchanged_one_costs_no_quota()
    {
        await using var world = await StartAsync(Configurations.Direct);

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        await world.Service.GetAsync("health");

        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
        var reads = world.GitHub.Requests.Where(request => request.Repositories.Contains("acme/config")).ToList();
        reads.Count(request => request.Path.Contains("/contents/", StringComparison.Ordinal)).Should().Be(1);
        reads.Where(request => request.Path.Contains("/commits/", StringComparison.Ordinal)).Select(request => request.Status)
            .Should().HaveCountGreaterThan(1).And.StartWith(200).And.Subject.Skip(1).Should().AllBeEquivalentTo(304);
    }

    [Fact]
    public async Task A_push_that_touches_it_takes_effect_at_once()
    {
        await using var world = await StartAsync(Configurations.Direct, "--Copier:ConfigCacheSeconds=86400");
        await world.Service.GetAsync("health");
        var config = world.GitHub.Repository("acme/config");
        config.Commit("main", "Another folder", edits => edits.Write("copier/all of it.yaml", Configurations.Direct.Replace("code/", "moved/", StringComparison.Ordinal)));

        var answer = await world.GitHub.Webhooks.SendAsync(world.GitHub.BuildPushEvent(config, "main"));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        answer.Status.Should().Be((int)HttpStatusCode.NoContent);
        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().Contain("moved/a.go");
    }

    [Fact]
    public async Task Each_step_of_its_life_costs_as_few_requests_as_it_can()
    {
        await using var world = await StartAsync(Configurations.Direct);
        var config = world.GitHub.Repository("acme/config");
        var signal = world.Service.Resolve<IReloadSignal>();

        await world.Service.ConfiguredAsync();
        Cost(world).Should().Equal("tip 200", "file 200");
        (await CostAsync(world, () => world.Service.GetAsync("health"))).Should().Equal("tip 304");

        config.Commit("main", "Elsewhere", edits => edits.Write("copier/all of it.yaml", Configurations.Direct.Replace("code/", "moved/", StringComparison.Ordinal)));
        var before = await signal.CountAsync(default);
        (await CostAsync(world, () => world.GitHub.Webhooks.SendAsync(world.GitHub.BuildPushEvent(config, "main")))).Should().StartWith(["tip 200", "file 200"]);
        (await signal.CountAsync(default)).Should().Be(before + 1, "every replica asks the database for it before it uses what it holds");

        var moved = config.Commits("main")[0].Oid;
        var kept = await world.Service.Resolve<IConfigurationVersions>().FindAsync("acme/config:copier/all of it.yaml@main", null, default);
        kept!.File.Commit.Should().Be(moved, "the version that works is kept with its commit");

        config.Commit("main", "Broken", edits => edits.Write("copier/all of it.yaml", "sources: ["));
        (await CostAsync(world, () => world.Service.GetAsync("health"))).Should().Equal("tip 200", "file 200");
        (await CostAsync(world, () => world.Service.GetAsync("health"))).Should().Equal("tip 304");
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("degraded");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().Contain("moved/a.go", "the last version that worked is in force");

        config.Commit("main", "Mended", edits => edits.Write("copier/all of it.yaml", Configurations.Direct));
        (await CostAsync(world, () => world.Service.GetAsync("health"))).Should().Equal("tip 200", "file 200");
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("healthy");
    }

    [Fact]
    public async Task A_push_that_does_not_touch_it_asks_nothing()
    {
        await using var world = await StartAsync(Configurations.Direct, "--Copier:ConfigCacheSeconds=86400");
        await world.Service.GetAsync("health");
        var config = world.GitHub.Repository("acme/config");
        config.Commit("main", "Something else", edits => edits.Write("readme.md", "x"));
        world.GitHub.Requests.Clear();

        await world.GitHub.Webhooks.SendAsync(world.GitHub.BuildPushEvent(config, "main"));

        world.GitHub.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_last_good_version_survives_a_restart_while_GitHub_is_down()
    {
        await using var world = await StartAsync(Configurations.Direct);
        await world.Service.GetAsync("health");
        await world.Service.DisposeAsync();
        world.GitHub.Faults.Add(new FaultRule { Path = "/repos/acme/config/", Times = int.MaxValue, Answer = FaultAnswer.Error(404, "Not Found") });

        await world.StartServiceAsync(_settings);
        var health = await world.Service.GetAsync("health");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        ((string)health["status"]!).Should().Be("degraded");
        ((string)health["configuration"]!["problems"]![0]!).Should().StartWith("acme/config:copier/all of it.yaml@main cannot be read");
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    [Fact]
    public async Task It_is_never_written_by_a_copy()
    {
        var configuration = Configurations.Direct.Replace("acme/docs", "acme/config", StringComparison.Ordinal)
            .Replace("code/${relative_path}", "copier/${relative_path}", StringComparison.Ordinal);
        await using var world = await StartAsync(configuration);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/All Of It.yaml", "sources: []").Write("go/fine.txt", "x"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("partially_failed");
        world.GitHub.Repository("acme/config").Tree("main").Keys.Should().BeEquivalentTo("copier/all of it.yaml", "copier/fine.txt");
        delivery["files_detail"]!.AsArray().Select(file => (string?)file!["reason"]).Should().Contain(reason => reason != null && reason.Contains("configures this service", StringComparison.Ordinal));
    }

    private static async Task<List<string>> CostAsync(CopierWorld world, Func<Task> step)
    {
        world.GitHub.Requests.Clear();
        await step();
        return Cost(world);
    }

    private static List<string> Cost(CopierWorld world) =>
    [
        .. world.GitHub.Requests.Where(request => request.Repositories.Contains("acme/config") && !request.Path.EndsWith("/installation", StringComparison.Ordinal))
            .Select(request => $"{(request.Path.Contains("/commits/", StringComparison.Ordinal) ? "tip" : "file")} {request.Status}"),
    ];

    private static Task<CopierWorld> StartAsync(string configuration, params string[] settings) => CopierWorld.StartAsync(
        configuration,
        github => github.CreateRepository("acme/config", repository => repository.File("copier/all of it.yaml", configuration)),
        [.. _settings, .. settings]);
}
