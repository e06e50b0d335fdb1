using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

public sealed class BatchTests
{
    private const string Rules = """
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: acme/docs, path_transform: "code/${relative_path}", commit_strategy: {type: TYPE}}, {repo: acme/docs, branch: next, path_transform: "code/${relative_path}", commit_strategy: {type: TYPE}}]
              - name: text
                source_pattern: {type: prefix, pattern: text/}
                targets: [{repo: acme/docs, path_transform: "text/${relative_path}", commit_strategy: {type: TYPE}}]
        """;

    [Theory]
    [InlineData("batch_by_repo: true", "direct")]
    [InlineData("batch_by_repo: false", "batch")]
    public async Task All_rules_share_one_pull_request_for_each_target_branch_with_the_texts_of_the_batch(string batch, string type)
    {
        var configuration = $$"""
            sources:
              - repo: acme/examples
                {{batch}}
                batch_pr_config: {pr_title: "All of it", pr_body: "From ${source_repo}", commit_message: "All ${file_count}"}

            """ + Rules.Replace("TYPE", type, StringComparison.Ordinal);
        await using var world = await CopierWorld.StartAsync(configuration, github =>
        {
            var docs = github.Repository("acme/docs");
            docs.SetBranch("next", docs.Head("main")!);
        });
        var docs = world.GitHub.Repository("acme/docs");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("text/b.md", "b"));
        var delivery = await world.Service.FinishedAsync(merge);

        Deliveries.State(delivery).Should().Be("succeeded");
        docs.PullRequests.Should().HaveCount(2).And.OnlyContain(pull => pull.Title == "All of it");
        var main = docs.PullRequests.Single(pull => pull.BaseBranch == "main");
        docs.Tree(main.HeadBranch).Keys.Should().BeEquivalentTo("README.md", "code/a.go", "text/b.md");
        main.Body.Should().StartWith("From acme/examples");
        docs.Commits(main.HeadBranch)[0].Headline.Should().Be("All 2");
        docs.Tree(docs.PullRequests.Single(pull => pull.BaseBranch == "next").HeadBranch).Keys.Should().BeEquivalentTo("README.md", "code/a.go");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_commit_is_the_Apps_own_signed_and_names_its_origin(bool byTrees)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => (byTrees ? pr.Executable("go/a", "a") : pr.Write("go/a", "a")).By("alice"));
        await world.Service.FinishedAsync(merge);

        var commit = world.GitHub.Repository("acme/docs").Commits("main")[0];
        commit.IsSigned.Should().BeTrue();
        commit.Author.Name.Should().Be("examples-copier[bot]");
        commit.Message.TrimEnd().Split('\n')[^3..].Should().SatisfyRespectively(
            line => line.Should().Be($"Copied-From: acme/examples#{merge.Number}"),
            line => line.Should().Be($"Source-Commit: {merge.MergeCommit}"),
            line => line.Should().MatchRegex(@"^Co-authored-by: alice <\d+\+alice@users\.noreply\.github\.com>$"));
    }

    [Fact]
    public async Task A_copied_file_arrives_beside_its_original()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Copy("go/old.go", "go/copy.go")));

        world.GitHub.Repository("acme/docs").Text("main", "code/copy.go").Should().Be("package old\n");
    }
}
