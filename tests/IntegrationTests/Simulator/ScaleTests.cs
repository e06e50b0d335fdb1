namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class ScaleTests
{
    [Fact]
    public async Task Hundreds_of_merges_into_thousands_of_files_keep_their_history()
    {
        await using var scene = await Scene.StartAsync(r =>
        {
            for (var file = 0; file < 5000; file++) r.File($"dir{file % 50}/file{file}.txt", $"{file}\n");
        });

        for (var merge = 0; merge < 300; merge++)
            await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write($"dir{merge % 50}/file{merge}.txt", $"merge {merge}\n"), deliver: false);

        scene.Docs.Commits("main").Should().HaveCount(601);
        scene.Docs.Tree("main").Should().HaveCount(5000);
        scene.Docs.Text("main", "dir49/file299.txt").Should().Be("merge 299\n");
    }

    [Fact]
    public async Task Writers_at_the_same_time_never_lose_a_commit()
    {
        await using var scene = await Scene.StartAsync();
        const string commit = "mutation($oid: GitObjectID!, $path: String!) { createCommitOnBranch(input: {branch: {repositoryNameWithOwner: \"acme/docs\", branchName: \"main\"}, expectedHeadOid: $oid, message: {headline: \"x\"}, fileChanges: {additions: [{path: $path, contents: \"eA==\"}]}}) { commit { oid } } }";

        async Task Write(int writer)
        {
            for (var file = 0; file < 5; file++)
                while ((await scene.Client.GraphQLAsync(scene.Token, commit, new { oid = scene.Docs.Head("main"), path = $"w{writer}/{file}" }))["errors"] is { } errors)
                    ((string)errors[0]!["type"]!).Should().Be("STALE_DATA");
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(Write));

        scene.Docs.Commits("main").Should().HaveCount(31);
        scene.Docs.Tree("main").Should().HaveCount(31);
    }
}
