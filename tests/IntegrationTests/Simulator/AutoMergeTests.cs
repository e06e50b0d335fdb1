using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class AutoMergeTests
{
    private const string Enable = "mutation($id: ID!, $head: GitObjectID) { enablePullRequestAutoMerge(input: {pullRequestId: $id, mergeMethod: SQUASH, expectedHeadOid: $head}) { pullRequest { autoMergeRequest { enabledAt mergeMethod enabledBy { login } } } } }";
    private const string Merge = "mutation($id: ID!, $head: GitObjectID, $method: PullRequestMergeMethod) { mergePullRequest(input: {pullRequestId: $id, expectedHeadOid: $head, mergeMethod: $method, commitHeadline: \"Landed\"}) { pullRequest { state merged mergedBy { login } } } }";

    [Fact]
    public async Task A_pull_request_set_to_merge_waits_for_its_check_and_tells_of_its_merge()
    {
        await using var scene = await WithPullRequest();
        var received = new ReceivedWebhooks();
        (scene.GitHub.Webhooks.Transport, scene.GitHub.WebhookUrl) = (received, new Uri("http://copier.test/"));
        scene.Docs.AutoMergeAllowed = true;
        scene.Docs.Checks.Require("main", "ci");
        var pull = scene.Docs.PullRequests[0];
        var id = await IdAsync(scene);

        var wish = (await scene.DataAsync(Enable, new { id }))["enablePullRequestAutoMerge"]!["pullRequest"]!["autoMergeRequest"]!;
        ((string)wish["mergeMethod"]!, (string)wish["enabledBy"]!["login"]!, pull.State).Should().Be(("SQUASH", "examples-copier", PullRequestState.Open));
        scene.Docs.Checks.Set(pull.HeadOid, "ci", CheckState.Failure);
        pull.State.Should().Be(PullRequestState.Open);
        scene.Docs.Checks.Set(pull.HeadOid, "ci", CheckState.Success);
        await scene.GitHub.Webhooks.SettledAsync();

        (pull.State, pull.MergedBy, scene.Docs.Commits("main")[0].Parents.Count).Should().Be((PullRequestState.Merged, scene.GitHub.App.BotLogin, 1));
        var told = JsonNode.Parse(received.All.Should().ContainSingle().Subject.Body)!;
        ((string)told["action"]!, (bool)told["pull_request"]!["merged"]!, (string?)told["pull_request"]!["merge_commit_sha"]).Should().Be(("closed", true, scene.Docs.Head("main")));
    }

    [Fact]
    public async Task Setting_to_merge_is_refused_in_GitHubs_words()
    {
        await using var scene = await WithPullRequest();
        var id = await IdAsync(scene);

        (await scene.ErrorAsync(Enable, new { id })).Should().Be(("UNPROCESSABLE", "Pull request Auto merge is not allowed for this repository"));
        scene.Docs.AutoMergeAllowed = true;
        (await scene.ErrorAsync(Enable, new { id })).Message.Should().EndWith("Pull request is in clean status");
        scene.Docs.Checks.Set("copy", "other", CheckState.Pending);
        (await scene.ErrorAsync(Enable, new { id })).Message.Should().EndWith("Pull request is in unstable status");
        scene.Docs.Checks.Require("main", "ci");
        (await scene.ErrorAsync(Enable, new { id, head = new string('1', 40) })).Message.Should().StartWith("Head branch was modified.");
        scene.Docs.Settings.SquashMergeAllowed = false;
        (await scene.ErrorAsync(Enable, new { id })).Message.Should().Be("Squash merges are not allowed on this repository.");
    }

    [Fact]
    public async Task A_wish_to_merge_can_be_taken_back_and_ends_with_the_pull_request()
    {
        await using var scene = await WithPullRequest();
        scene.Docs.AutoMergeAllowed = true;
        scene.Docs.Checks.Require("main", "ci");
        var id = await IdAsync(scene);
        await scene.DataAsync(Enable, new { id });

        await scene.DataAsync("mutation($id: ID!) { disablePullRequestAutoMerge(input: {pullRequestId: $id}) { pullRequest { autoMergeRequest { enabledAt } } } }", new { id });
        scene.Docs.Checks.Set("copy", "ci", CheckState.Success);

        (scene.Docs.PullRequests[0].State, scene.Docs.PullRequests[0].IsAutoMergeEnabled).Should().Be((PullRequestState.Open, false));
    }

    [Fact]
    public async Task The_App_merges_what_nothing_stands_in_the_way_of()
    {
        await using var scene = await WithPullRequest();
        scene.Docs.Checks.Require("main", "ci");
        var (id, head) = (await IdAsync(scene), scene.Docs.Head("copy")!);

        (await scene.ErrorAsync(Merge, new { id, head = new string('1', 40), method = "MERGE" })).Message.Should().Be("Head branch was modified. Review and try the merge again.");
        (await scene.ErrorAsync(Merge, new { id, head, method = "MERGE" })).Message.Should().Contain("Required status check \"ci\" is expected.");
        scene.Docs.Checks.Set(head, "ci", CheckState.Success);
        scene.Docs.Settings.RebaseMergeAllowed = false;
        (await scene.ErrorAsync(Merge, new { id, head, method = "REBASE" })).Message.Should().Be("Rebase merges are not allowed on this repository.");
        var merged = (await scene.DataAsync(Merge, new { id, head, method = "MERGE" }))["mergePullRequest"]!["pullRequest"]!;
        var again = await scene.ErrorAsync(Merge, new { id, head, method = "MERGE" });

        ((string)merged["state"]!, (string)merged["mergedBy"]!["login"]!, scene.Docs.Commits("main")[0].Headline, again.Message).Should().Be(("MERGED", "examples-copier", "Landed", "Pull Request is not mergeable"));
    }

    [Fact]
    public async Task Conflicts_drafts_and_missing_approvals_keep_a_pull_request_open()
    {
        await using var scene = await WithPullRequest(new SimulatorOptions { MergeabilityIsLazy = true });
        var id = await IdAsync(scene);
        async Task<(string, string)> StateAsync()
        {
            var pull = (await scene.DataAsync("{ repository(owner: \"acme\", name: \"docs\") { pullRequest(number: 1) { mergeable mergeStateStatus } } }"))["repository"]!["pullRequest"]!;
            return ((string)pull["mergeable"]!, (string)pull["mergeStateStatus"]!);
        }

        (await StateAsync()).Should().Be(("UNKNOWN", "UNKNOWN"));
        (await StateAsync()).Should().Be(("MERGEABLE", "CLEAN"));
        scene.Docs.Protect("main");
        (await StateAsync()).Should().Be(("MERGEABLE", "BLOCKED"));
        (await scene.ErrorAsync(Merge, new { id, method = "MERGE" })).Message.Should().Contain("At least 1 approving review is required");
        scene.Docs.PullRequests[0].Approve();
        await scene.DataAsync("mutation($id: ID!) { convertPullRequestToDraft(input: {pullRequestId: $id}) { pullRequest { isDraft } } }", new { id });
        (await StateAsync()).Should().Be(("MERGEABLE", "DRAFT"));
        (await scene.ErrorAsync(Merge, new { id, method = "MERGE" })).Message.Should().Be("Pull Request is still a draft");
        await scene.DataAsync("mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { pullRequest { isDraft } } }", new { id });
        scene.Docs.Commit("main", "In the way", c => c.Write("b", "other"));
        _ = await StateAsync();
        (await StateAsync()).Should().Be(("CONFLICTING", "DIRTY"));
        (await scene.ErrorAsync(Merge, new { id, method = "MERGE" })).Message.Should().Be("Pull Request is not mergeable");
    }

    private static async Task<Scene> WithPullRequest(SimulatorOptions? options = null)
    {
        var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("copy", c => c.Write("b", "2")), options);
        await scene.DataAsync("mutation($id: ID!) { createPullRequest(input: {repositoryId: $id, baseRefName: \"main\", headRefName: \"copy\", title: \"Copy\"}) { pullRequest { id } } }", new { id = scene.DocsId });
        return scene;
    }

    private static async Task<string> IdAsync(Scene scene) =>
        (string)(await scene.DataAsync("{ repository(owner: \"acme\", name: \"docs\") { pullRequest(number: 1) { id } } }"))["repository"]!["pullRequest"]!["id"]!;
}
