using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Data.Sqlite;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>Merges are ours from the moment on that their source was added, enabled or moved: nothing from before is copied, and nothing after is lost.</summary>
public sealed class WatchTests
{
    private static readonly string _disabled = Configurations.Direct.Replace("    copy_rules:", "    settings: {enabled: false}\n    copy_rules:", StringComparison.Ordinal);
    private static readonly string _moved = Configurations.Direct.Replace("    copy_rules:", "    branch: next\n    copy_rules:", StringComparison.Ordinal);

    private const string OtherSource = """
        sources:
          - repo: globex/site
            copy_rules:
              - name: all
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: acme/docs, path_transform: "site/${relative_path}"}
        """;

    [Theory]
    [InlineData("added")]
    [InlineData("enabled")]
    [InlineData("moved")]
    public async Task A_source_is_caught_up_on_from_when_it_was(string change)
    {
        var before = change switch { "added" => OtherSource, "enabled" => _disabled, _ => Configurations.Direct };
        var after = change == "moved" ? _moved : Configurations.Direct;
        var clock = new MovableClock { Behind = TimeSpan.FromSeconds(30) };
        await using var world = await StartAsync(before, clock);
        await world.Service.LookAsync();
        await MergeAsync(world, change == "moved" ? "next" : "main", "go/before.go");

        clock.Behind = TimeSpan.Zero;
        world.Folder.Configure(after);
        (await world.Service.CatchUpAsync()).Should().BeEmpty();
        await MergeAsync(world, change == "moved" ? "next" : "main", "go/after.go");
        var found = await world.Service.CatchUpAsync();

        ((string)found.Should().ContainSingle().Which["state"]!).Should().Be("succeeded");
        Copied(world).Should().Equal("code/after.go");
    }

    [Fact]
    public async Task Merges_while_a_source_was_disabled_or_gone_are_not_copied_later()
    {
        var clock = new MovableClock();
        await using var world = await StartAsync(Configurations.Direct, clock);
        await world.Service.LookAsync();
        foreach (var pause in new[] { _disabled, OtherSource })
        {
            await HasWatchedForAnHourAsync(world);
            world.Folder.Configure(pause);
            await world.Service.LookAsync();
            clock.Behind = TimeSpan.FromSeconds(30);
            await MergeAsync(world, "main", $"go/{pause.Length}.go");
            clock.Behind = TimeSpan.Zero;
            world.Folder.Configure(Configurations.Direct);
            (await world.Service.CatchUpAsync()).Should().BeEmpty();
        }

        await MergeAsync(world, "main", "go/after.go");
        await world.Service.CatchUpAsync();

        Copied(world).Should().Equal("code/after.go");
    }

    [Fact]
    public async Task Merges_while_a_source_was_switched_off_by_an_operator_are_not_copied_later()
    {
        var clock = new MovableClock();
        await using var world = await StartAsync(Configurations.Direct, clock);
        await world.Service.LookAsync();
        await HasWatchedForAnHourAsync(world);
        await SwitchAsync("disable");
        clock.Behind = TimeSpan.FromSeconds(30);
        await MergeAsync(world, "main", "go/meanwhile.go");
        clock.Behind = TimeSpan.Zero;
        await SwitchAsync("enable");
        (await world.Service.CatchUpAsync()).Should().BeEmpty();

        await MergeAsync(world, "main", "go/after.go");
        await world.Service.CatchUpAsync();

        Copied(world).Should().Equal("code/after.go");

        async Task SwitchAsync(string act)
        {
            (await world.Service.PostJsonAsync($"api/v1/sources/acme/examples/{act}", "{}")).Status.Should().Be(System.Net.HttpStatusCode.OK);
            await world.Service.LookAsync();
        }
    }

    [Fact]
    public async Task A_webhook_that_failed_before_its_source_was_enabled_is_not_sent_again()
    {
        var clock = new MovableClock { Behind = TimeSpan.FromSeconds(30) };
        await using var world = await StartAsync(_disabled, clock);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/before.go", "a"), deliver: false);
        world.GitHub.Webhooks.Fail(merge.Delivery, 502);
        clock.Behind = TimeSpan.Zero;
        world.Folder.Configure(Configurations.Direct);

        (await world.Service.CatchUpAsync()).Should().BeEmpty();

        world.GitHub.Requests.RedeliveriesAsked().Should().Be(0);
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_read_ends_no_watch()
    {
        await using var world = await StartAsync(Configurations.Direct, new MovableClock());
        await world.Service.LookAsync();
        world.Folder.Configure("sources: [");
        await MergeAsync(world, "main", "go/meanwhile.go");
        await world.Service.LookAsync();
        world.Folder.Configure(Configurations.Direct);

        (await world.Service.CatchUpAsync()).Should().ContainSingle();

        Copied(world).Should().Equal("code/meanwhile.go");
    }

    private static async Task<CopierWorld> StartAsync(string configuration, MovableClock clock)
    {
        var world = await CopierWorld.PrepareAsync(
            configuration,
            github => github.Repository("acme/examples").SetBranch("next", github.Repository("acme/examples").Head("main")!),
            new SimulatorOptions { Clock = clock });
        await world.StartServiceAsync();
        return world;
    }

    /// <summary>What was merged half a minute ago is of the watch that was, and not of one that begins now.</summary>
    private static async Task HasWatchedForAnHourAsync(CopierWorld world)
    {
        await using var connection = new SqliteConnection($"Data Source={world.Folder.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE source_watches SET Since = Since - {TimeSpan.TicksPerHour}, Mark = Mark - {TimeSpan.TicksPerHour}";
        (await command.ExecuteNonQueryAsync()).Should().Be(1);
    }

    private static Task<ClosedPullRequest> MergeAsync(CopierWorld world, string branch, string path) =>
        world.GitHub.MergeAsync("acme/examples", pr => pr.Into(branch).Write(path, "x"), deliver: false);

    private static IEnumerable<string> Copied(CopierWorld world) =>
        world.GitHub.Repository("acme/docs").Tree("main").Keys.Where(path => path.StartsWith("code/", StringComparison.Ordinal));
}
