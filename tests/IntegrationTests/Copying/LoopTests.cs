using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>Targets that are sources themselves.</summary>
public sealed class LoopTests
{
    [Fact]
    public async Task What_arrives_in_a_source_by_our_pull_request_is_copied_onward_with_its_hops()
    {
        await using var world = await CopierWorld.StartAsync(Chain("acme/examples", "acme/docs", "globex/site"));

        await TravelAsync(world, ["acme/examples", "acme/docs"], pr => pr.Write("go/a.go", "a"));
        var site = world.GitHub.Repository("globex/site");
        await world.GitHub.MergeAsync(site.PullRequests.Single());

        site.Text("main", "go/a.go").Should().Be("a");
        site.Commits("main").Should().Contain(commit => commit.Message.Contains("Copied-From: acme/docs#") && commit.Message.Contains("Copier-Hops: 2"));
    }

    [Fact]
    public async Task A_circle_of_three_comes_to_rest()
    {
        await using var world = await CopierWorld.StartAsync(Chain("acme/examples", "acme/docs", "globex/site", "acme/examples"));

        await TravelAsync(world, ["acme/examples", "acme/docs", "globex/site"], pr => pr.Write("go/a.go", "a"));

        world.GitHub.Repository("acme/examples").PullRequests.Should().ContainSingle("equal content is not proposed").Which.Author.Should().Be("alice");
    }

    [Fact]
    public async Task After_five_hops_it_goes_no_further()
    {
        string[] way = ["acme/r0", "acme/r1", "acme/r2", "acme/r3", "acme/r4", "acme/r5", "acme/r6"];
        await using var world = await CopierWorld.StartAsync(Chain(way), github => Array.ForEach(way, name => github.CreateRepository(name, repository => repository.File("README.md", name))));

        await TravelAsync(world, way[..6], pr => pr.Write("go/a.go", "a"));

        world.GitHub.Repository("acme/r5").Text("main", "go/a.go").Should().Be("a");
        world.GitHub.Repository("acme/r6").PullRequests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_commit_of_ours_on_a_source_branch_starts_nothing()
    {
        var direct = Chain("acme/examples", "acme/docs", "globex/site").Replace("{type: pull_request, merge_method: squash}", "{type: direct}", StringComparison.Ordinal);
        await using var world = await CopierWorld.StartAsync(direct);

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        world.GitHub.Repository("acme/docs").Text("main", "go/a.go").Should().Be("a");
        world.GitHub.Repository("globex/site").Text("main", "go/a.go").Should().BeNull("only merged pull requests are copied");
    }

    /// <summary>People merge at the beginning, and then each pull request of ours on the way; each merge is copied before the next.</summary>
    private static async Task TravelAsync(CopierWorld world, string[] way, Action<PullRequestBuilder> describe)
    {
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync(way[0], describe));
        foreach (var stop in way[1..])
        {
            await world.Service.FinishedAsync(await world.GitHub.MergeAsync(world.GitHub.Repository(stop).PullRequests.Single(), MergeMethod.Squash));
        }
    }

    private static string Chain(params string[] way) => "sources:\n" + string.Concat(way.Zip(way.Skip(1)).Select(pair => $$"""
          - repo: {{pair.First}}
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: {{pair.Second}}, path_transform: "${path}", commit_strategy: {type: pull_request, merge_method: squash} }]

        """));
}
