using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>A token may do what the configuration needs, and not all that the App may.</summary>
public sealed class NarrowTokenTests
{
    private const string DirectBesideProposal = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: globex/wiki, path_transform: "${relative_path}", commit_strategy: {type: pull_request}}
                  - {repo: globex/site, path_transform: "${relative_path}"}
                  - {repo: acme/docs, path_transform: "${relative_path}"}
        """;

    [Fact]
    public async Task A_token_may_do_only_what_the_configuration_needs_in_its_account()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, GrantAll);

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        Deliveries.State(delivery).Should().Be("succeeded");
        Permissions(world, CopierWorld.Initech).Should().Be("contents: write, metadata: read");
        Permissions(world, CopierWorld.Globex).Should().Be("contents: write, metadata: read, pull_requests: write");
        Mints(world).Should().Be(3);
    }

    [Fact]
    public async Task What_a_new_configuration_needs_comes_with_a_new_token()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, GrantAll);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        Permissions(world, CopierWorld.Acme).Should().Be("contents: write, metadata: read, pull_requests: read");

        world.Folder.Configure(Configurations.Proposed);
        (await world.Service.PostJsonAsync("api/v1/config/reload", "{}")).Body["version"].Should().NotBeNull();
        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b")));

        Deliveries.State(delivery).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").PullRequests.Should().ContainSingle();
        Permissions(world, CopierWorld.Acme).Should().Be("contents: write, metadata: read, pull_requests: write");
        Mints(world).Should().Be(2);
    }

    [Fact]
    public async Task What_is_not_granted_fails_what_needs_it_and_nothing_else()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.Install("globex", CopierWorld.Globex).Grant("pull_requests", "read"));

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        Deliveries.State(delivery).Should().Be("partially_failed");
        ((string)delivery["change_sets"]!.AsArray().Single(set => (string)set!["target_repo"]! == "globex/site")!["error"]!).Should().Contain("pull_requests: write");
        world.GitHub.Repository("acme/docs").Text("main", "code/go/a.go").Should().Be("a");
    }

    [Theory]
    [InlineData("pull_requests", null, "succeeded", "pull_requests: write")]
    [InlineData("pull_requests", "read", "succeeded", "pull_requests: write")]
    [InlineData("contents", null, "failed", "contents: write")]
    [InlineData("contents", "read", "failed", "contents: write")]
    public async Task A_permission_that_an_account_did_not_grant_fails_its_change_sets_that_need_it_and_no_other(string permission, string? level, string direct, string missing)
    {
        await using var world = await CopierWorld.StartAsync(DirectBesideProposal, github =>
        {
            github.CreateRepository("globex/wiki", repository => repository.File("README.md", "#"));
            var globex = github.Install("globex", CopierWorld.Globex);
            _ = level is null ? globex.Revoke(permission) : globex.Grant(permission, level);
        });

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        Deliveries.State(delivery).Should().Be("partially_failed");
        Set("acme/docs").State.Should().Be("succeeded");
        Set("globex/site").State.Should().Be(direct);
        Set("globex/wiki").Should().Match<(string State, string? Error)>(set => set.State == "failed" && set.Error!.Contains(missing) && set.Error.Contains("accept it in the installation"));
        world.GitHub.Repository("acme/docs").Text("main", "a.go").Should().Be("a");
        world.GitHub.Repository("globex/site").Tree("main").ContainsKey("a.go").Should().Be(direct == "succeeded");

        (string State, string? Error) Set(string repository)
        {
            var set = delivery["change_sets"]!.AsArray().Single(set => (string)set!["target_repo"]! == repository)!;
            return ((string)set["state"]!, (string?)set["error"]);
        }
    }

    private static void GrantAll(SimulatedGitHub github)
    {
        foreach (var (account, id) in new[] { ("acme", CopierWorld.Acme), ("globex", CopierWorld.Globex), ("initech", CopierWorld.Initech) })
        {
            github.Install(account, id).Grant("administration", "write").Grant("issues", "write").Grant("members", "read").Grant("workflows", "write");
        }
    }

    private static string Permissions(CopierWorld world, int installation) => string.Join(
        ", ",
        world.GitHub.Requests.Last(request => request.InstallationId == installation && request.TokenPermissions is not null)
            .TokenPermissions!.OrderBy(permission => permission.Key, StringComparer.Ordinal).Select(permission => $"{permission.Key}: {permission.Value}"));

    private static int Mints(CopierWorld world) => world.GitHub.Requests.Count(request => request.IsTokenMint);
}
