using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class AuthorshipTests
{
    private const string Commit = "mutation($oid: GitObjectID!) { createCommitOnBranch(input: {branch: {repositoryNameWithOwner: \"acme/docs\", branchName: \"copy\"}, expectedHeadOid: $oid, message: {headline: \"By the bot\"}, fileChanges: {additions: [{path: \"x\", contents: \"eA==\"}]}}) { commit { oid } } }";
    private const string Head = "query($ref: String!) { repository(owner: \"acme\", name: \"docs\") { ref(qualifiedName: $ref) { target { ... on Commit { message author { name email user { login } } committer { name } signature { isValid wasSignedByGitHub state } } } } } }";

    [Fact]
    public async Task What_the_App_commits_is_signed_and_what_people_push_is_not_whatever_name_they_write()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("copy"));
        var app = scene.GitHub.App;
        await scene.DataAsync(Commit, new { oid = scene.Docs.Head("copy") });
        scene.Docs.Commit("forged", "By the bot", c => c.Write("x", "x"), identity: new CommitIdentity(app.BotLogin, app.BotEmail));
        scene.Docs.Commit("plain", "By hand", c => c.Write("x", "x"), by: "carol");

        var (bot, forged, plain) = (await ReadAsync(scene, "copy"), await ReadAsync(scene, "forged"), await ReadAsync(scene, "plain"));

        bot["signature"]!.ToJsonString().Should().Be("{\"isValid\":true,\"wasSignedByGitHub\":true,\"state\":\"VALID\"}");
        ((string)bot["author"]!["name"]!, (string)bot["author"]!["email"]!, bot["author"]!["user"]).Should().Be((app.BotLogin, app.BotEmail, null));
        ((string)forged["author"]!["email"]!, forged["signature"]).Should().Be((app.BotEmail, null));
        ((string)plain["author"]!["user"]!["login"]!, plain["signature"]).Should().Be(("carol", null));
    }

    [Fact]
    public async Task A_commit_with_an_author_of_its_own_is_not_signed()
    {
        await using var scene = await Scene.StartAsync();
        var tree = (await scene.RestAsync("GET", $"git/commits/{scene.Docs.Head("main")}")).Body["tree"]!["sha"]!;

        var (_, commit, _) = await scene.RestAsync("POST", "git/commits", new { message = "x", tree = (string)tree!, author = new { name = "Eve", email = "eve@example.com" } });

        ((string)commit["committer"]!["name"]!, (bool)commit["verification"]!["verified"]!, (string)commit["verification"]!["reason"]!).Should().Be(("Eve", false, "unsigned"));
    }

    [Fact]
    public async Task A_squash_of_the_Apps_pull_request_is_by_the_App_and_keeps_the_words_of_its_only_commit()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("copy"));
        await scene.DataAsync(Commit, new { oid = scene.Docs.Head("copy") });
        await scene.DataAsync("mutation($id: ID!) { createPullRequest(input: {repositoryId: $id, baseRefName: \"main\", headRefName: \"copy\", title: \"Copy\"}) { pullRequest { id } } }", new { id = scene.DocsId });

        await scene.GitHub.MergeAsync(scene.Docs.PullRequests[0], GitHubSimulator.PullRequests.MergeMethod.Squash, deliver: false);
        var merged = await ReadAsync(scene, "main");

        ((string)merged["message"]!, (string)merged["author"]!["name"]!, (string)merged["committer"]!["name"]!, (bool)merged["signature"]!["isValid"]!)
            .Should().Be(("By the bot (#1)", scene.GitHub.App.BotLogin, "GitHub", true));
        using var git = RealGit.InNewDirectory();
        scene.Docs.Export(Path.Combine(git.Directory, "r.git"));
        git.Run("-C", "r.git", "fsck", "--strict", "--no-dangling").Should().BeEmpty();
    }

    [Fact]
    public async Task People_and_bots_are_found_by_login()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.CreateUser("carol");
        scene.GitHub.CreateTeam("acme", "writers");
        scene.Installation.Grant("members", "read");

        var (_, bot, _) = await scene.RestAsync("GET", "/users/examples-copier%5Bbot%5D");
        var answer = await scene.Client.GraphQLAsync(scene.Token, "{ carol: user(login: \"carol\") { id } none: user(login: \"nobody\") { id } acme: organization(login: \"acme\") { id team(slug: \"writers\") { id } other: team(slug: \"x\") { id } } org: organization(login: \"carol\") { id } }");

        ((int)bot["id"]!, (string)bot["type"]!).Should().Be((scene.GitHub.App.BotId, "Bot"));
        (await scene.RefusalAsync("GET", "/users/nobody")).Should().Be((404, "Not Found"));
        var data = answer["data"]!;
        (data["carol"] is JsonObject, data["none"], data["acme"]!["team"] is JsonObject, data["acme"]!["other"], data["org"]).Should().Be((true, null, true, null, null));
        answer["errors"]!.AsArray().Select(e => $"{e!["type"]} {e["path"]![0]}: {e["message"]}").Should().Equal(
            "NOT_FOUND none: Could not resolve to a User with the login of 'nobody'.",
            "NOT_FOUND org: Could not resolve to an Organization with the login of 'carol'.");
    }

    private static async Task<JsonNode> ReadAsync(Scene scene, string branch) =>
        (await scene.DataAsync(Head, new { @ref = branch }))["repository"]!["ref"]!["target"]!;
}
