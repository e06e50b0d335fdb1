using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class PullRequestMutationTests
{
    private const string Create = "mutation($id: ID!, $head: String!) { createPullRequest(input: {repositoryId: $id, baseRefName: \"main\", headRefName: $head, title: \"Copy\", body: \"From afar\", draft: true}) { pullRequest { id number url title body state headRefOid } } }";

    [Fact]
    public async Task A_pull_request_is_opened_once_for_a_branch()
    {
        await using var scene = await WithBranch();

        var data = await scene.DataAsync(Create, new { id = scene.DocsId, head = "copy" });
        var again = await scene.ErrorAsync(Create, new { id = scene.DocsId, head = "copy" });

        var pull = scene.Docs.PullRequests.Should().ContainSingle().Subject;
        (pull.Title, pull.Body, pull.Author, pull.IsDraft, pull.State).Should().Be(("Copy", "From afar", "examples-copier[bot]", true, PullRequestState.Open));
        ((int)data["createPullRequest"]!["pullRequest"]!["number"]!, (string?)data["createPullRequest"]!["pullRequest"]!["headRefOid"]).Should().Be((1, scene.Docs.Head("copy")));
        again.Should().Be(("UNPROCESSABLE", "A pull request already exists for acme:copy."));
    }

    [Fact]
    public async Task A_pull_request_needs_commits_and_both_branches()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("same"));

        (await scene.ErrorAsync(Create, new { id = scene.DocsId, head = "same" })).Should().Be(("UNPROCESSABLE", "No commits between main and same"));
        (await scene.ErrorAsync(Create, new { id = scene.DocsId, head = "none" })).Message.Should().EndWith("Head ref must be a branch");
        scene.Installation.Revoke("pull_requests");
        (await scene.ErrorAsync(Create, new { id = scene.DocsId, head = "same" })).Type.Should().Be("FORBIDDEN");
    }

    [Fact]
    public async Task Fields_run_in_order_whatever_becomes_of_the_others()
    {
        await using var scene = await WithBranch();
        const string mutation = """
            mutation($id: ID!, $oid: GitObjectID!) {
              a: createRef(input: {repositoryId: $id, name: "refs/heads/copy", oid: $oid}) { ref { id } }
              b: createCommitOnBranch(input: {branch: {repositoryNameWithOwner: "acme/docs", branchName: "copy"}, expectedHeadOid: $oid, message: {headline: "x"}}) { commit { oid } }
              c: createPullRequest(input: {repositoryId: $id, baseRefName: "main", headRefName: "copy", title: "Copy"}) { pullRequest { number } }
            }
            """;

        var answer = await scene.Client.GraphQLAsync(scene.Token, mutation, new { id = scene.DocsId, oid = scene.Docs.Head("main") });

        answer["errors"]!.AsArray().Select(e => ((string)e!["path"]![0]!, (string)e["type"]!)).Should().Equal(("a", "UNPROCESSABLE"), ("b", "STALE_DATA"));
        (answer["data"]!["a"], answer["data"]!["b"], (int)answer["data"]!["c"]!["pullRequest"]!["number"]!).Should().Be((null, null, 1));
    }

    [Fact]
    public async Task A_pull_request_is_changed_commented_closed_and_opened_again()
    {
        await using var scene = await WithBranch();
        var id = (string)(await scene.DataAsync(Create, new { id = scene.DocsId, head = "copy" }))["createPullRequest"]!["pullRequest"]!["id"]!;
        var pull = scene.Docs.PullRequests[0];

        await scene.DataAsync("mutation($id: ID!) { updatePullRequest(input: {pullRequestId: $id, title: \"Renamed\", body: \"New\"}) { pullRequest { id } } addComment(input: {subjectId: $id, body: \"Mind the gap\"}) { commentEdge { node { id body url } } } }", new { id });
        (pull.Title, pull.Body, pull.Comments.Single().Body).Should().Be(("Renamed", "New", "Mind the gap"));

        await scene.DataAsync("mutation($id: ID!) { closePullRequest(input: {pullRequestId: $id}) { pullRequest { state } } }", new { id });
        pull.State.Should().Be(PullRequestState.Closed);
        await scene.DataAsync("mutation($id: ID!) { updatePullRequest(input: {pullRequestId: $id, state: OPEN}) { pullRequest { state } } }", new { id });
        pull.State.Should().Be(PullRequestState.Open);

        await scene.GitHub.MergeAsync(pull, by: "alice", deliver: false);
        (await scene.ErrorAsync("mutation($id: ID!) { closePullRequest(input: {pullRequestId: $id}) { pullRequest { state } } }", new { id })).Message.Should().Be("Pull request is already merged");
        (pull.MergedBy, scene.Docs.Text("main", "b")).Should().Be(("alice", "2"));
    }

    [Fact]
    public async Task An_open_pull_request_follows_its_branch_and_closes_with_it()
    {
        await using var scene = await WithBranch();
        var pull = scene.GitHub.OpenPullRequest("acme/docs", pr => pr.From("copy"));

        var head = scene.Docs.Commit("copy", "More", c => c.Write("c", "3"));
        pull.HeadOid.Should().Be(head);
        scene.Docs.DeleteBranch("copy");

        (pull.State, pull.HeadOid).Should().Be((PullRequestState.Closed, head));
    }

    private static Task<Scene> WithBranch() => Scene.StartAsync(r => r.File("a", "1").Branch("copy", c => c.Write("b", "2")));
}
