using System.Text.Json.Nodes;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class HistoryTests
{
    [Fact]
    public async Task The_history_of_a_path_is_what_git_shows()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a/x", "1").File("b", "1"));
        scene.Docs.Commit("main", "Touch a", c => c.Write("a/x", "2"));
        scene.Docs.Commit("main", "Touch b", c => c.Write("b", "2"));
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Title("Merge a").Write("a/x", "3"), deliver: false);
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Title("Drop b").Delete("b"), deliver: false);
        scene.Docs.Commit("main", "Back with b", c => c.Write("b", "1"));
        using var git = RealGit.InNewDirectory();
        scene.Docs.Export(Path.Combine(git.Directory, "r.git"));

        foreach (var path in new[] { "a/x", "a", "b", "none" })
            (await HistoryAsync(scene, path)).Should().Equal(git.Run("-C", "r.git", "log", "--format=%H", "main", "--", path).Split('\n', StringSplitOptions.RemoveEmptyEntries), "of {0}", path);
    }

    [Fact]
    public async Task Pages_of_a_history_follow_each_other_and_authors_narrow_it()
    {
        await using var scene = await Scene.StartAsync();
        for (var i = 0; i < 5; i++) scene.Docs.Commit("main", $"Change {i}", c => c.Write("a", $"{i}"), by: i == 3 ? "carol" : "dave");
        async Task<JsonNode> Page(string arguments) => (await scene.DataAsync($"{{ repository(owner: \"acme\", name: \"docs\") {{ ref(qualifiedName: \"main\") {{ target {{ ... on Commit {{ history(path: \"a\", {arguments}) {{ totalCount nodes {{ message }} pageInfo {{ hasNextPage endCursor }} }} }} }} }} }} }}"))["repository"]!["ref"]!["target"]!["history"]!;
        string Words(JsonNode page) => string.Join(',', page["nodes"]!.AsArray().Select(n => (string)n!["message"]!));

        var first = await Page("first: 2");
        var second = await Page($"first: 3, after: \"{first["pageInfo"]!["endCursor"]}\"");
        var carol = await scene.DataAsync("{ user(login: \"carol\") { id databaseId } }");
        var byId = await Page($"first: 9, author: {{id: \"{carol["user"]!["id"]}\"}}");
        var byMail = await Page($"first: 9, author: {{emails: [\"{carol["user"]!["databaseId"]}+carol@users.noreply.github.com\"]}}");

        (Words(first), (bool)first["pageInfo"]!["hasNextPage"]!, (int)first["totalCount"]!).Should().Be(("Change 4,Change 3", true, 5));
        (Words(second), (bool)second["pageInfo"]!["hasNextPage"]!).Should().Be(("Change 2,Change 1,Change 0", false));
        (Words(byId), Words(byMail)).Should().Be(("Change 3", "Change 3"));
    }

    [Fact]
    public async Task A_commit_names_its_parents_and_its_pull_request()
    {
        await using var scene = await Scene.StartAsync();
        var merge = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1"), deliver: false);

        var commit = (await scene.DataAsync("query($oid: GitObjectID!) { repository(owner: \"acme\", name: \"docs\") { object(oid: $oid) { ... on Commit { parents(first: 2) { nodes { oid } } associatedPullRequests(first: 1) { nodes { number } } } } } }", new { oid = merge.MergeCommit }))["repository"]!["object"]!;

        commit["parents"]!["nodes"]!.AsArray().Should().HaveCount(2);
        ((int)commit["associatedPullRequests"]!["nodes"]![0]!["number"]!).Should().Be(1);
    }

    [Fact]
    public async Task Templates_of_pull_requests_are_found_in_all_their_places()
    {
        await using var scene = await Scene.StartAsync(r => r
            .File("Pull_Request_Template.md", "root").File("docs/PULL_REQUEST_TEMPLATE.md", "docs").File(".github/pull_request_template.md", "github")
            .File(".github/PULL_REQUEST_TEMPLATE/copy.md", "one of many").File("other/pull_request_template.md", "nowhere"));

        var found = (await scene.DataAsync("{ repository(owner: \"acme\", name: \"docs\") { pullRequestTemplates { filename body } } }"))["repository"]!["pullRequestTemplates"]!.AsArray();

        found.Select(t => $"{t!["filename"]}: {t["body"]}").Should().Equal("pull_request_template.md: github", "Pull_Request_Template.md: root", "PULL_REQUEST_TEMPLATE.md: docs", "copy.md: one of many");
    }

    private static async Task<IEnumerable<string>> HistoryAsync(Scene scene, string path)
    {
        var data = await scene.DataAsync("query($path: String!) { repository(owner: \"acme\", name: \"docs\") { ref(qualifiedName: \"main\") { target { ... on Commit { history(path: $path, first: 100) { nodes { oid } } } } } } }", new { path });
        return data["repository"]!["ref"]!["target"]!["history"]!["nodes"]!.AsArray().Select(n => (string)n!["oid"]!);
    }
}
