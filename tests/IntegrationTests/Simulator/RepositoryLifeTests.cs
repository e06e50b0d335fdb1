using System.Net;
using System.Text.Json.Nodes;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class RepositoryLifeTests
{
    [Fact]
    public async Task A_transferred_repository_redirects_and_belongs_to_another_installation()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.Install("globex", 2002);
        var token = await scene.Client.TokenAsync(2002);

        scene.Docs.Transfer("globex");

        (await scene.RefusalAsync("GET", "/repos/globex/docs")).Status.Should().Be(404);
        var moved = await scene.Client.SendAsync(HttpMethod.Get, "/repos/acme/docs", token);
        (moved.StatusCode, moved.Headers.Location!.AbsolutePath).Should().Be((HttpStatusCode.MovedPermanently, "/repos/globex/docs"));
        var found = await scene.Client.GetAsync($"/repositories/{scene.Docs.Id}", token);
        ((string)found["full_name"]!, (string)(await scene.Client.GetAsync("/repos/globex/docs/installation", scene.Client.Jwt()))["account"]!["login"]!).Should().Be(("globex/docs", "globex"));
        (await scene.Client.SendAsync(HttpMethod.Post, "/repos/acme/docs/git/blobs", token, new { content = "x" })).StatusCode.Should().Be(HttpStatusCode.TemporaryRedirect);
    }

    [Fact]
    public async Task A_deleted_repository_is_gone_and_its_successor_has_another_id()
    {
        await using var scene = await Scene.StartAsync();
        var old = scene.Docs.Id;

        scene.Docs.Delete();
        var gone = await scene.RefusalAsync("GET", "/repos/acme/docs");
        var next = scene.GitHub.CreateRepository("acme/docs", r => r.File("a", "1"));

        (gone.Status, next.Id == old).Should().Be((404, false));
        ((int)(await scene.Client.GetAsync("/repos/acme/docs", scene.Token))["id"]!).Should().Be(next.Id);
        (await scene.RefusalAsync("GET", $"/repositories/{old}")).Status.Should().Be(404);
        (await scene.ErrorAsync("mutation($id: ID!) { updateRefs(input: {repositoryId: $id, refUpdates: []}) { clientMutationId } }", new { id = scene.DocsId })).Type.Should().Be("NOT_FOUND");
    }

    [Fact]
    public async Task What_may_not_be_written_is_refused_with_the_permission_it_needs()
    {
        await using var scene = await Scene.StartAsync();
        var tree = new { base_tree = scene.Docs.Head("main"), tree = new[] { new { path = ".github/workflows/ci.yml", mode = "100644", content = "on: push" } } };

        var (status, body, answer) = await scene.RestAsync("POST", "git/trees", tree);
        (status, (string)body["message"]!, Accepted(answer)).Should().Be((403, "Resource not accessible by integration", "contents=write,workflows=write"));
        scene.Installation.Grant("workflows", "write");
        (await scene.RestAsync("POST", "git/trees", tree)).Status.Should().Be(201);

        scene.Installation.Grant("contents", "read");
        (_, _, answer) = await scene.RestAsync("POST", "git/blobs", new { content = "x" });
        (answer.StatusCode, Accepted(answer)).Should().Be((HttpStatusCode.Forbidden, "contents=write"));
        scene.Installation.Revoke("pull_requests");
        (_, _, answer) = await scene.RestAsync("GET", "pulls");
        (answer.StatusCode, Accepted(answer)).Should().Be((HttpStatusCode.Forbidden, "pull_requests=read"));
    }

    [Fact]
    public async Task A_commit_may_not_bring_workflows_in_by_its_branch()
    {
        await using var scene = await Scene.StartAsync();
        var fork = scene.GitHub.OpenPullRequest("acme/docs", pr => pr.FromFork("eve").Write(".github/workflows/x.yml", "on: push"));

        (await scene.RefusalAsync("POST", "git/refs", new { @ref = "refs/heads/x", sha = fork.HeadOid })).Should().Be((403, "Resource not accessible by integration"));
        scene.Installation.Grant("workflows", "write");
        (await scene.RestAsync("POST", "git/refs", new { @ref = "refs/heads/x", sha = fork.HeadOid })).Status.Should().Be(201);
    }

    [Fact]
    public async Task Archived_locked_and_disabled_repositories_are_read_only()
    {
        await using var scene = await Scene.StartAsync();
        var blob = new { content = "x" };

        scene.Docs.IsArchived = true;
        (await scene.RefusalAsync("POST", "git/blobs", blob)).Should().Be((403, "Repository was archived so is read-only."));
        (scene.Docs.IsArchived, scene.Docs.IsLocked, scene.Docs.LockReason) = (false, true, "TRANSFERRING_OWNERSHIP");
        (await scene.RefusalAsync("POST", "git/blobs", blob)).Status.Should().Be(403);
        var data = await scene.DataAsync("{ repository(owner: \"acme\", name: \"docs\") { isLocked lockReason mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed autoMergeAllowed } }");
        ((string)data["repository"]!["lockReason"]!, (bool)data["repository"]!["squashMergeAllowed"]!).Should().Be(("TRANSFERRING_OWNERSHIP", true));
    }

    [Fact]
    public async Task Merged_pull_requests_are_listed_newest_change_first()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("next"));
        for (var i = 0; i < 3; i++) await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write($"f{i}", "1"), deliver: false);
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Into("next").Write("g", "1"), deliver: false);
        scene.GitHub.OpenPullRequest("acme/docs", pr => pr.Write("h", "1"));

        var (_, list, answer) = await scene.RestAsync("GET", "pulls?state=closed&base=main&sort=updated&direction=desc&per_page=2&page=1");

        list.AsArray().Select(p => $"{p!["number"]} {p["merge_commit_sha"]}").Should().Equal($"3 {scene.Docs.PullRequests[2].MergeCommit}", $"2 {scene.Docs.PullRequests[1].MergeCommit}");
        (list[0]!["merged_at"] is JsonValue, string.Join(' ', answer.Headers.GetValues("Link"))).Should().Match<(bool, string)>(x => x.Item1 && x.Item2.Contains("rel=\"next\""));
        (await scene.RestAsync("GET", "pulls?state=all")).Body.AsArray().Should().HaveCount(5);
    }

    private static string Accepted(HttpResponseMessage answer) => answer.Headers.GetValues("X-Accepted-GitHub-Permissions").Single();
}
