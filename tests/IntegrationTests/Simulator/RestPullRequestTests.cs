using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class RestPullRequestTests
{
    [Fact]
    public async Task A_pull_request_is_opened_and_merged_through_REST()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("copy", c => c.Write("b", "2")).Branch("same"));
        object Request(string head) => new { title = "Copy", head, @base = "main", body = "From afar", draft = false };

        var (status, pull, _) = await scene.RestAsync("POST", "pulls", Request("acme:copy"));
        var again = (await scene.RestAsync("POST", "pulls", Request("copy"))).Body;
        var none = (await scene.RestAsync("POST", "pulls", Request("none"))).Body;
        var nothing = (await scene.RestAsync("POST", "pulls", Request("same"))).Body;

        (status, (int)pull["number"]!, (string)pull["user"]!["login"]!).Should().Be((201, 1, scene.GitHub.App.BotLogin));
        ((string)again["message"]!, (string)again["errors"]![0]!["message"]!).Should().Be(("Validation Failed", "A pull request already exists for acme:copy."));
        ((string)none["errors"]![0]!["field"]!, (string)nothing["errors"]![0]!["message"]!).Should().Be(("head", "No commits between main and same"));

        (await scene.RefusalAsync("PUT", "pulls/1/merge", new { sha = new string('1', 40) })).Should().Be((409, "Head branch was modified. Review and try the merge again."));
        var (merged, answer, _) = await scene.RestAsync("PUT", "pulls/1/merge", new { merge_method = "squash", commit_title = "Landed" });
        (merged, (string?)answer["sha"], scene.Docs.PullRequests[0].State).Should().Be((200, scene.Docs.Head("main"), PullRequestState.Merged));
        (await scene.RefusalAsync("PUT", "pulls/1/merge", new { })).Should().Be((405, "Pull Request is not mergeable"));
    }

    [Fact]
    public async Task Installations_and_their_repositories_are_listed()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.Install("globex", 2002);
        scene.GitHub.CreateRepository("acme/site", r => r.File("a", "1"));
        scene.GitHub.CreateRepository("globex/site", r => r.File("a", "1"));

        var installations = (await scene.Client.GetAsync("/app/installations?per_page=100", scene.Client.Jwt())).AsArray();
        var (_, all, _) = await scene.RestAsync("GET", "/installation/repositories");
        scene.Installation.Select("acme/site");
        var (_, selected, _) = await scene.RestAsync("GET", "/installation/repositories");

        installations.Select(i => $"{i!["id"]} {i["account"]!["login"]}").Should().Equal("1001 acme", "2002 globex");
        (Names(all), Names(selected), (string)selected["repository_selection"]!).Should().Be(("acme/docs,acme/site", "acme/site", "selected"));
    }

    [Fact]
    public async Task Events_about_repositories_and_installations_can_be_built()
    {
        await using var scene = await Scene.StartAsync();
        scene.Docs.Rename("handbook");

        var renamed = scene.GitHub.BuildRepositoryEvent(scene.Docs, "renamed", from: "docs");
        var transferred = scene.GitHub.BuildRepositoryEvent(scene.Docs, "transferred", from: "globex").Payload;
        var removed = scene.GitHub.BuildInstallationRepositoriesEvent(scene.Installation, "removed", scene.Docs).Payload;

        (renamed.Event, (string)renamed.Payload["changes"]!["repository"]!["name"]!["from"]!, (string)renamed.Payload["repository"]!["full_name"]!).Should().Be(("repository", "docs", "acme/handbook"));
        ((string)transferred["changes"]!["owner"]!["from"]!["organization"]!["login"]!).Should().Be("globex");
        ((int)removed["repositories_removed"]![0]!["id"]!, removed["repositories_added"]!.AsArray().Count).Should().Be((scene.Docs.Id, 0));
    }

    private static string Names(JsonNode answer) => string.Join(',', answer["repositories"]!.AsArray().Select(r => (string)r!["full_name"]!));
}
