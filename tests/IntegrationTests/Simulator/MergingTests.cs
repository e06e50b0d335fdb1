using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class MergingTests
{
    [Fact]
    public async Task A_merge_commit_has_both_parents_and_the_words_of_GitHub()
    {
        await using var scene = await Scene.StartAsync();
        var before = scene.Docs.Head("main");

        var merge = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Title("Explain").From("explain").MergedBy("carol").Write("a.md", "a"), deliver: false);

        var commit = scene.Docs.Commits("main")[0];
        commit.Oid.Should().Be(merge.MergeCommit);
        commit.Parents.Should().Equal(before, merge.PullRequest.HeadOid);
        commit.Message.Should().Be("Merge pull request #1 from acme/explain\n\nExplain");
        (commit.Author.Name, commit.Committer.Name).Should().Be(("carol", "GitHub"));
        merge.PullRequest.State.Should().Be(PullRequestState.Merged);
    }

    [Fact]
    public async Task A_squash_leaves_one_commit_and_a_rebase_each_of_them()
    {
        await using var scene = await Scene.StartAsync();
        scene.Docs.Commit("main", "Early", c => c.Write("README.md", "# Early\n"));
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Title("Two").Write("a", "1").Commit("First").Write("b", "2").Squash(), deliver: false);
        scene.Docs.Commits("main").Select(c => c.Message).Should().Equal("Two (#1)\n\n* First\n\n* Two", "Early", "Initial commit");
        var stale = scene.Docs.Commits("main")[1].Oid;

        var merge = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Title("Last").StartingAt(stale).Write("c", "3").Commit("Third").Write("d", "4").Rebase(), deliver: false);

        scene.Docs.Commits("main").Select(c => c.Headline).Should().Equal("Last", "Third", "Two (#1)", "Early", "Initial commit");
        scene.Docs.Head("main").Should().Be(merge.MergeCommit);
        scene.Docs.Tree("main").Keys.Should().Equal("README.md", "a", "b", "c", "d");
    }

    [Fact]
    public async Task A_pull_request_from_a_stale_base_brings_only_its_own_changes()
    {
        await using var scene = await Scene.StartAsync(r => r.File("list", "1\n2\n3\n4\n5\n6\n7\n").File("old", "x"));
        var stale = scene.Docs.Head("main")!;
        scene.Docs.Commit("main", "Meanwhile", c => c.Write("list", "ONE\n2\n3\n4\n5\n6\n7\n").Delete("old"));

        await scene.GitHub.MergeAsync("acme/docs", pr => pr.StartingAt(stale).Write("list", "1\n2\n3\n4\n5\n6\nSEVEN\n"), deliver: false);

        scene.Docs.Text("main", "list").Should().Be("ONE\n2\n3\n4\n5\n6\nSEVEN\n");
        scene.Docs.Tree("main").Should().NotContainKey("old");
    }

    [Fact]
    public async Task A_conflict_cannot_be_merged()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1\n"));
        var stale = scene.Docs.Head("main")!;
        scene.Docs.Commit("main", "Meanwhile", c => c.Write("a", "2\n"));

        var merging = () => scene.GitHub.MergeAsync("acme/docs", pr => pr.StartingAt(stale).Write("a", "3\n"), deliver: false);

        await merging.Should().ThrowAsync<InvalidOperationException>().WithMessage("*conflicts with main*");
    }

    [Fact]
    public async Task Merges_agree_with_git()
    {
        using var git = RealGit.InNewDirectory();
        await using var github = await SimulatedGitHub.StartAsync();
        var random = new Random(20240229);
        var repository = github.CreateRepository("acme/docs", r =>
        {
            for (var file = 0; file < 6; file++) r.File($"f{file}", Lines(random, 12));
        });
        var root = repository.Head("main")!;
        var pairs = Enumerable.Range(0, 40).Select(_ => (Ours: Change(repository, root, random), Theirs: Change(repository, root, random))).ToList();
        repository.Export(git.Directory);

        var conflicts = 0;
        foreach (var (ours, theirs) in pairs)
        {
            var (exit, output, error) = git.Try(null, "-c", "merge.renames=false", "merge-tree", "--write-tree", "--no-messages", ours, theirs);
            exit.Should().BeOneOf([0, 1], error);
            repository.SetBranch("ours", ours);
            repository.SetBranch("theirs", theirs);
            var pull = github.OpenPullRequest("acme/docs", pr => pr.From("theirs").Into("ours"));
            var merging = () => github.MergeAsync(pull, deliver: false);
            if (exit == 0) (await merging()).PullRequest.Repository.Commits("ours")[0].Tree.Should().Be(output);
            else await merging.Should().ThrowAsync<InvalidOperationException>();
            if (exit == 0) continue;
            conflicts++;
            await github.CloseAsync(pull, deliver: false);
        }

        conflicts.Should().BeInRange(5, 35, "both outcomes must be compared");
    }

    [Fact]
    public async Task A_fork_may_be_gone_when_its_pull_request_is_merged()
    {
        await using var scene = await Scene.StartAsync();

        var merge = await scene.GitHub.MergeAsync("acme/docs", pr => pr.By("mallory").FromFork("mallory", deleted: true).Write("a", "1"), deliver: false);

        merge.PullRequest.HeadRepository.Should().BeNull();
        scene.Docs.Text("main", "a").Should().Be("1");
        merge.Delivery.Payload["pull_request"]!["head"]!["repo"].Should().BeNull();
    }

    private static string Change(SimulatedRepository repository, string root, Random random)
    {
        var branch = $"b{repository.BranchNames.Count}";
        repository.SetBranch(branch, root);
        return repository.Commit(branch, $"Change {random.Next()}", c =>
        {
            var file = $"f{random.Next(6)}";
            var lines = repository.Text(root, file)!.Split('\n');
            for (var edits = random.Next(1, 3); edits > 0; edits--) lines[random.Next(12)] = random.Next(3) == 0 ? "same" : $"{random.Next(1000)}";
            if (random.Next(6) == 0) c.Delete(file);
            else c.Write(file, string.Join('\n', lines));
            if (random.Next(4) == 0) c.Write($"new{random.Next(3)}", $"{random.Next(3)}");
        });
    }

    private static string Lines(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => $"{random.Next(1000)}\n"));
}
