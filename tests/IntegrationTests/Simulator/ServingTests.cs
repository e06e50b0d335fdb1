using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class ServingTests
{
    [Fact]
    public async Task A_merge_is_written_to_a_target_in_one_document()
    {
        await using var github = await SimulatedGitHub.StartAsync();
        github.Install("acme", 1001);
        var examples = github.CreateRepository("acme/examples", r => r.File("go/main.go", "package main\n"));
        var docs = github.CreateRepository("acme/docs", r => r.File("README.md", "# Docs\n"));
        var merge = await github.MergeAsync("acme/examples", pr => pr.Title("Say hello").Write("go/hello.go", "package hello\n"), deliver: false);
        using var client = new SimulatorClient(github);
        var token = await client.TokenAsync(1001);

        var files = await client.GetAsync($"repos/acme/examples/pulls/{merge.Number}/files", token);
        ((string)files[0]!["filename"]!).Should().Be("go/hello.go");
        const string mutation = """
            mutation($id: ID!, $oid: GitObjectID!, $contents: Base64String!) {
              a: createRef(input: {repositoryId: $id, name: "refs/heads/copy", oid: $oid}) { ref { name } }
              b: createCommitOnBranch(input: {branch: {repositoryNameWithOwner: "acme/docs", branchName: "copy"}, expectedHeadOid: $oid,
                message: {headline: "Copy"}, fileChanges: {additions: [{path: "hello.go", contents: $contents}]}}) { commit { oid } }
              c: createPullRequest(input: {repositoryId: $id, baseRefName: "main", headRefName: "copy", title: "Copy"}) { pullRequest { number } }
            }
            """;
        var answer = await client.GraphQLAsync(token, mutation, new
        {
            id = await client.RepositoryIdAsync(token, docs),
            oid = docs.Head("main"),
            contents = Convert.ToBase64String(examples.Bytes("main", "go/hello.go")!),
        });

        answer["errors"].Should().BeNull();
        docs.Text("copy", "hello.go").Should().Be("package hello\n");
        docs.PullRequests.Should().ContainSingle().Which.Author.Should().Be("examples-copier[bot]");
        github.UnexpectedRequests.Should().BeEmpty();
    }
}
