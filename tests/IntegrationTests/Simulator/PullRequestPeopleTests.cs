using System.Text.Json.Nodes;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class PullRequestPeopleTests
{
    private const string Request = "mutation($id: ID!, $users: [ID!], $teams: [ID!], $union: Boolean) { requestReviews(input: {pullRequestId: $id, userIds: $users, teamIds: $teams, union: $union}) { pullRequest { reviewRequests(first: 9) { nodes { requestedReviewer { __typename ... on User { login } ... on Team { slug } } } } } } }";

    [Fact]
    public async Task Labels_and_assignees_are_added_and_replaced()
    {
        await using var scene = await WithPullRequest();
        scene.Docs.CreateLabels("docs", "copied");
        var ids = await IdsAsync(scene);

        await scene.DataAsync("mutation($id: ID!, $docs: ID!, $carol: ID!) { addLabelsToLabelable(input: {labelableId: $id, labelIds: [$docs]}) { labelable { labels(first: 9) { nodes { name } } } } addAssigneesToAssignable(input: {assignableId: $id, assigneeIds: [$carol]}) { assignable { assignees(first: 9) { nodes { login } } } } }", new { id = ids.Pull, docs = ids.Docs, carol = ids.Carol });
        var pull = scene.Docs.PullRequests[0];
        (string.Join(',', pull.Labels), string.Join(',', pull.Assignees)).Should().Be(("docs", "carol"));

        await scene.DataAsync("mutation($id: ID!, $copied: ID!) { updatePullRequest(input: {pullRequestId: $id, labelIds: [$copied], assigneeIds: []}) { pullRequest { id } } }", new { id = ids.Pull, copied = ids.Copied });
        (string.Join(',', pull.Labels), pull.Assignees.Count).Should().Be(("copied", 0));
        (await scene.ErrorAsync("mutation($id: ID!) { addLabelsToLabelable(input: {labelableId: $id, labelIds: [\"LA_none\"]}) { labelable { __typename } } }", new { id = ids.Pull })).Type.Should().Be("NOT_FOUND");
    }

    [Fact]
    public async Task Reviews_are_requested_of_people_and_teams_with_access()
    {
        await using var scene = await WithPullRequest();
        var ids = await IdsAsync(scene);
        scene.Docs.LimitAccess(["carol"], ["writers"]);

        var data = await scene.DataAsync(Request, new { id = ids.Pull, users = new[] { ids.Carol }, teams = new[] { ids.Writers }, union = true });
        var refused = await scene.ErrorAsync(Request, new { id = ids.Pull, users = new[] { ids.Dave }, union = true });

        data["requestReviews"]!["pullRequest"]!["reviewRequests"]!["nodes"]!.AsArray().Select(n => n!["requestedReviewer"]!.ToJsonString())
            .Should().Equal("{\"__typename\":\"User\",\"login\":\"carol\"}", "{\"__typename\":\"Team\",\"slug\":\"writers\"}");
        refused.Should().Be(("UNPROCESSABLE", "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the acme/docs repository."));
        await scene.DataAsync(Request, new { id = ids.Pull, teams = new[] { ids.Writers }, union = false });
        (scene.Docs.PullRequests[0].Reviewers.Count, string.Join(',', scene.Docs.PullRequests[0].TeamReviewers)).Should().Be((0, "writers"));
    }

    [Fact]
    public async Task Rest_makes_missing_labels_asks_for_reviews_and_changes_the_issue()
    {
        await using var scene = await WithPullRequest();
        var pull = scene.Docs.PullRequests[0];

        var (labelled, _, _) = await scene.RestAsync("POST", "issues/1/labels", new { labels = new[] { "new" } });
        var (asked, _, _) = await scene.RestAsync("POST", "pulls/1/requested_reviewers", new { reviewers = new[] { "carol" }, team_reviewers = new[] { "writers" } });
        (labelled, asked, string.Join(',', scene.Docs.Labels), string.Join(',', pull.Reviewers), string.Join(',', pull.TeamReviewers)).Should().Be((200, 201, "new", "carol", "writers"));
        (await scene.RefusalAsync("POST", "pulls/1/requested_reviewers", new { reviewers = new[] { "nobody" } })).Message.Should().StartWith("Reviews may only be requested from collaborators.");

        var (_, issue, _) = await scene.RestAsync("PATCH", "issues/1", new { title = "Other", labels = new[] { "a", "b" }, assignees = new[] { "carol", "nobody" }, state = "closed" });
        (pull.Title, string.Join(',', pull.Labels), string.Join(',', pull.Assignees), pull.ClosedBy).Should().Be(("Other", "a,b", "carol", scene.GitHub.App.BotLogin));
        ((string)issue["state"]!, (int)issue["number"]!).Should().Be(("closed", 1));
        (await scene.RefusalAsync("POST", "issues/9/labels", new { labels = new[] { "x" } })).Status.Should().Be(404);
    }

    [Fact]
    public async Task Who_closed_a_pull_request_is_told()
    {
        await using var scene = await WithPullRequest();
        var pull = scene.Docs.PullRequests[0];
        async Task<string?> CloserAsync() => (string?)(await scene.DataAsync("{ repository(owner: \"acme\", name: \"docs\") { pullRequest(number: 1) { timelineItems(itemTypes: [CLOSED_EVENT], last: 1) { nodes { ... on ClosedEvent { actor { login } } } } } } }"))["repository"]!["pullRequest"]!["timelineItems"]!["nodes"]!.AsArray().SingleOrDefault()?["actor"]?["login"];

        (await CloserAsync()).Should().BeNull();
        await scene.GitHub.CloseAsync(pull, by: "carol", deliver: false);
        (await CloserAsync()).Should().Be("carol");
        var id = (await IdsAsync(scene)).Pull;
        await scene.DataAsync("mutation($id: ID!) { reopenPullRequest(input: {pullRequestId: $id}) { pullRequest { state } } closePullRequest(input: {pullRequestId: $id}) { pullRequest { state closed author { __typename login } } } }", new { id });
        (await CloserAsync()).Should().Be("examples-copier");
    }

    [Fact]
    public async Task A_branch_is_deleted_by_its_id_unless_it_is_the_default_one()
    {
        await using var scene = await WithPullRequest();
        var refs = (await scene.DataAsync("{ repository(owner: \"acme\", name: \"docs\") { copy: ref(qualifiedName: \"copy\") { id } main: ref(qualifiedName: \"main\") { id } } }"))["repository"]!;
        const string delete = "mutation($id: ID!) { deleteRef(input: {refId: $id}) { clientMutationId } }";

        (await scene.ErrorAsync(delete, new { id = (string)refs["main"]!["id"]! })).Message.Should().Be("Cannot delete the default branch");
        await scene.DataAsync(delete, new { id = (string)refs["copy"]!["id"]! });

        (scene.Docs.Head("copy"), scene.Docs.PullRequests[0].ClosedBy).Should().Be((null, scene.GitHub.App.BotLogin));
        (await scene.ErrorAsync(delete, new { id = (string)refs["copy"]!["id"]! })).Message.Should().Be("Reference does not exist");
    }

    [Fact]
    public async Task What_a_pull_request_changes_and_consists_of_can_be_read()
    {
        await using var scene = await WithPullRequest();
        scene.Docs.Commit("copy", "By hand", c => c.Write("c", "3").Delete("a"), by: "carol");

        var pull = (await scene.DataAsync("{ repository(owner: \"acme\", name: \"docs\") { pullRequests(headRefName: \"copy\", baseRefName: \"main\", states: [OPEN, CLOSED, MERGED], first: 1, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { changedFiles author { __typename login } files(first: 2) { totalCount nodes { path changeType } } commits(last: 1) { totalCount nodes { commit { message author { email } signature { isValid } } } } } } } }"))["repository"]!["pullRequests"]!["nodes"]![0]!;

        ((int)pull["changedFiles"]!, (int)pull["files"]!["totalCount"]!, (int)pull["commits"]!["totalCount"]!).Should().Be((3, 3, 2));
        pull["files"]!["nodes"]!.ToJsonString().Should().Be("[{\"path\":\"a\",\"changeType\":\"DELETED\"},{\"path\":\"b\",\"changeType\":\"ADDED\"}]");
        pull["author"]!.ToJsonString().Should().Be("{\"__typename\":\"Bot\",\"login\":\"examples-copier\"}");
        ((string)pull["commits"]!["nodes"]![0]!["commit"]!["message"]!).Should().Be("By hand");
    }

    private static async Task<Scene> WithPullRequest()
    {
        var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("copy", c => c.Write("b", "2")));
        scene.Installation.Grant("members", "read");
        Array.ForEach(["carol", "dave"], scene.GitHub.CreateUser);
        scene.GitHub.CreateTeam("acme", "writers");
        await scene.DataAsync("mutation($id: ID!) { createPullRequest(input: {repositoryId: $id, baseRefName: \"main\", headRefName: \"copy\", title: \"Copy\"}) { pullRequest { id } } }", new { id = scene.DocsId });
        return scene;
    }

    private static async Task<(string Pull, string? Docs, string? Copied, string Carol, string Dave, string Writers)> IdsAsync(Scene scene)
    {
        var data = await scene.DataAsync("{ repository(owner: \"acme\", name: \"docs\") { pullRequest(number: 1) { id } docs: label(name: \"DOCS\") { id } copied: label(name: \"copied\") { id } none: label(name: \"none\") { id } } carol: user(login: \"carol\") { id } dave: user(login: \"dave\") { id } organization(login: \"acme\") { team(slug: \"writers\") { id } } }");
        var repository = data["repository"]!;
        repository["none"].Should().BeNull();
        string? Id(JsonNode? node) => (string?)node?["id"];
        return (Id(repository["pullRequest"])!, Id(repository["docs"]), Id(repository["copied"]), Id(data["carol"])!, Id(data["dave"])!, Id(data["organization"]!["team"])!);
    }
}
