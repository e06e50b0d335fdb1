using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

public sealed class PullRequestTests
{
    [Fact]
    public async Task A_merge_arrives_as_a_pull_request_in_one_document()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        var main = docs.Head("main");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.By("alice").Write("go/a.go", "a").Write("go/b.go", "b"));
        var delivery = await world.Service.FinishedAsync(merge);

        docs.Head("main").Should().Be(main);
        var pull = docs.PullRequests.Should().ContainSingle().Which;
        pull.HeadBranch.Should().MatchRegex("^copier/acme/examples/go-[0-9a-f]{8}$");
        pull.Title.Should().Be("Examples of alice");
        pull.Body.Should().StartWith($"From acme/examples at {merge.MergeCommit![..7]}").And.Contain(merge.PullRequest.Url);
        docs.Commits(pull.HeadBranch)[0].Headline.Should().Be($"Copy 2 files of acme/examples#{merge.Number}");
        docs.Commits(pull.HeadBranch)[0].Parents.Should().Equal(main);
        docs.Tree(pull.HeadBranch).Keys.Should().BeEquivalentTo("README.md", "code/a.go", "code/b.go");
        ((int)delivery["change_sets"]![0]!["pull_request"]!).Should().Be(pull.Number);
        world.GitHub.Requests.Work.Should().HaveCount(3);
    }

    [Fact]
    public async Task The_next_merge_goes_into_the_pull_request_that_is_open()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        var first = await world.GitHub.MergeAsync("acme/examples", pr => pr.By("alice").Write("go/a.go", "a"));
        await world.Service.FinishedAsync(first);
        world.GitHub.Requests.Clear();

        var second = await world.GitHub.MergeAsync("acme/examples", pr => pr.By("carol").Write("go/b.go", "b"));
        await world.Service.FinishedAsync(second);

        var pull = docs.PullRequests.Should().ContainSingle().Which;
        pull.Title.Should().Be("Examples of carol");
        pull.Body.Should().Contain(first.PullRequest.Url).And.Contain(second.PullRequest.Url);
        docs.Commits(pull.HeadBranch).Should().HaveCount(3);
        docs.Tree(pull.HeadBranch).Keys.Should().Contain(["code/a.go", "code/b.go"]);
        world.GitHub.Requests.Work.Should().HaveCount(3);
    }

    [Fact]
    public async Task Commits_that_people_added_to_it_stay()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        var branch = docs.PullRequests[0].HeadBranch;
        docs.Commit(branch, "A reviewer's word", edits => edits.Write("review.md", "ok"));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b")));

        docs.PullRequests.Should().ContainSingle();
        docs.Tree(branch).Keys.Should().Contain(["review.md", "code/a.go", "code/b.go"]);
    }

    [Theory]
    [InlineData(MergeMethod.Merge)]
    [InlineData(MergeMethod.Squash)]
    [InlineData(MergeMethod.Rebase)]
    public async Task Once_it_is_merged_the_next_merge_starts_a_fresh_one(MergeMethod method)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        await world.GitHub.MergeAsync(docs.PullRequests[0], method);

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b")));

        docs.PullRequests.Should().HaveCount(2);
        var fresh = docs.PullRequests[1];
        fresh.State.Should().Be(PullRequestState.Open);
        fresh.HeadBranch.Should().Be(docs.PullRequests[0].HeadBranch);
        docs.Commits(fresh.HeadBranch)[0].Parents.Should().Equal(docs.Head("main"));
        docs.Tree("main").Keys.Should().Contain("code/a.go").And.NotContain("code/b.go");
    }

    [Fact]
    public async Task A_replay_after_it_was_merged_proposes_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        await world.GitHub.MergeAsync(docs.PullRequests[0], MergeMethod.Squash);

        var replay = await world.Service.ReplayAsync(merge.DeliveryId.ToString());

        ((string)replay["change_sets"]![0]!["state"]!).Should().Be("unchanged");
        docs.PullRequests.Should().ContainSingle();
    }

    [Fact]
    public async Task Without_reuse_every_merge_has_its_own()
    {
        var configuration = Configurations.Proposed.Replace("type: pull_request", "{type: pull_request, reuse_open_pr: false}", StringComparison.Ordinal)
            .Replace("commit_strategy:\n", "commit_strategy: ", StringComparison.Ordinal);
        configuration = configuration[..configuration.IndexOf("commit_message", StringComparison.Ordinal)].TrimEnd();
        await using var world = await CopierWorld.StartAsync(configuration);
        var docs = world.GitHub.Repository("acme/docs");

        var first = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var second = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));
        await world.Service.FinishedAsync(first);
        await world.Service.FinishedAsync(second);

        docs.PullRequests.Select(pull => pull.HeadBranch[^5..]).Should().BeEquivalentTo($"-pr-{first.Number}", $"-pr-{second.Number}");
    }
}
