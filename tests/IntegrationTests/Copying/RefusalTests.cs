using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>One target that cannot be written to fails alone, at once, and says what a person must do.</summary>
public sealed class RefusalTests
{
    private const string TwoTargets = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: acme/docs, path_transform: "code/${relative_path}"}
                  - {repo: globex/site, path_transform: "code/${relative_path}"}
        """;

    public static TheoryData<string, Action<SimulatedGitHub>, string> Refusals { get; } = new()
    {
        { "archived", github => github.Repository("globex/site").IsArchived = true, "is archived; unarchive it" },
        { "disabled", github => github.Repository("globex/site").IsDisabled = true, "is disabled or locked" },
        { "locked", github => github.Repository("globex/site").IsLocked = true, "is disabled or locked" },
        { "protected", github => github.Repository("globex/site").Protect("main"), "A rule of 'main' in globex/site forbids the App to commit to it" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_closed_target_fails_alone(string why, Action<SimulatedGitHub> close, string advice)
    {
        await using var world = await CopierWorld.StartAsync(TwoTargets, close);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("partially_failed", why);
        ((int)delivery["attempts"]!).Should().Be(1, "trying again does not help");
        Error(delivery, "globex/site").Should().Contain(advice);
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    [Fact]
    public async Task What_failed_is_tried_again_when_GitHub_sends_the_webhook_again()
    {
        await using var world = await CopierWorld.StartAsync(TwoTargets, github => github.Repository("globex/site").IsArchived = true);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        world.GitHub.Repository("globex/site").IsArchived = false;
        world.Service.Forget(merge.DeliveryId);

        await world.GitHub.RedeliverAsync(merge.DeliveryId);

        ((string)(await world.Service.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("globex/site").Text("main", "code/a.go").Should().Be("a");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task A_missing_repository_fails_alone() =>
        await FailsAloneAsync("globex/site,", "globex/nowhere,", null, "is not installed on globex/nowhere");

    [Fact]
    public async Task A_missing_branch_fails_alone() =>
        await FailsAloneAsync("globex/site,", "globex/site, branch: next,", null, "has no branch 'next'; create it");

    [Fact]
    public async Task An_empty_repository_fails_alone() =>
        await FailsAloneAsync("globex/site,", "globex/new,", github => github.CreateRepository("globex/new"), "is empty; push a first commit");

    [Fact]
    public async Task A_missing_permission_fails_alone() => await FailsAloneAsync(
        "globex/site,",
        "globex/site,",
        github => github.Install("globex", CopierWorld.Globex).Grant("contents", "read"),
        "it needs the permission 'contents: write'");

    private static async Task FailsAloneAsync(string old, string replacement, Action<SimulatedGitHub>? arrange, string advice)
    {
        await using var world = await CopierWorld.StartAsync(TwoTargets.Replace(old, replacement, StringComparison.Ordinal), arrange);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("partially_failed");
        Error(delivery, "globex/").Should().Contain(advice);
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    private static string Error(JsonObject delivery, string repository) =>
        (string)delivery["change_sets"]!.AsArray().Single(set => ((string)set!["target_repo"]!).StartsWith(repository, StringComparison.Ordinal))!["error"]!;
}
