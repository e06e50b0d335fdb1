using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Admin;

public sealed class AdminApiTests
{
    [Theory]
    [InlineData("GET", "api/v1/sources")]
    [InlineData("GET", "api/v1/deliveries")]
    [InlineData("GET", "api/v1/deliveries/some-id")]
    [InlineData("POST", "api/v1/deliveries/some-id/replay")]
    public async Task Without_a_key_nothing_is_answered(string method, string path)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        foreach (var key in new[] { null, "", "wrong", CopierService.OperatorKey + "x" })
        {
            var (status, body) = await SendAsync(world, method, path, key);

            status.Should().Be(HttpStatusCode.Unauthorized);
            ((string)body["error"]!).Should().Be("unauthorized");
        }
    }

    [Fact]
    public async Task A_reader_looks_and_does_not_touch()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        (await SendAsync(world, "GET", $"api/v1/deliveries/{merge.DeliveryId}", CopierService.ReaderKey)).Status.Should().Be(HttpStatusCode.OK);
        var (status, body) = await SendAsync(world, "POST", $"api/v1/deliveries/{merge.DeliveryId}/replay", CopierService.ReaderKey);

        status.Should().Be(HttpStatusCode.Forbidden);
        ((string)body["error"]!).Should().Be("forbidden");
    }

    [Fact]
    public async Task A_confined_key_sees_its_own_sources_only()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        var foreign = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var own = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/a.png", "a"));
        await world.Service.FinishedAsync(foreign);
        await world.Service.FinishedAsync(own);

        var sources = (await SendAsync(world, "GET", "api/v1/sources", CopierService.ConfinedKey)).Body["items"]!.AsArray();
        var deliveries = (await SendAsync(world, "GET", "api/v1/deliveries", CopierService.ConfinedKey)).Body["items"]!.AsArray();

        sources.Select(source => (string)source!["repo"]!).Should().Equal("globex/shared");
        deliveries.Select(delivery => (string)delivery!["source_repo"]!).Should().Equal("globex/shared");
        (await SendAsync(world, "GET", $"api/v1/deliveries/{foreign.DeliveryId}", CopierService.ConfinedKey)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deliveries_are_listed_newest_first_in_pages()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{ids.Count}.go", "a"));
            await world.Service.FinishedAsync(merge);
            ids.Insert(0, merge.DeliveryId.ToString());
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await world.Service.GetAsync($"api/v1/deliveries?limit=2&source=ACME/examples&state=succeeded{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["id"]!));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);

        seen.Should().Equal(ids);
    }

    [Theory]
    [InlineData("limit=0", "validation error")]
    [InlineData("limit=201", "validation error")]
    [InlineData("limit=many", "validation error")]
    [InlineData("state=lost", "invalid request")]
    [InlineData("state=1", "invalid request")]
    [InlineData("source=acme", "invalid request")]
    [InlineData("cursor=!", "invalid request")]
    [InlineData("cursor=AAAA", "invalid request")]
    public async Task Bad_questions_are_told_apart(string query, string error)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var (status, body) = await SendAsync(world, "GET", $"api/v1/deliveries?{query}", CopierService.OperatorKey);

        status.Should().Be(HttpStatusCode.BadRequest);
        ((string)body["error"]!).Should().Be(error);
    }

    [Fact]
    public async Task A_delivery_tells_its_whole_story()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct.Replace(
            "pattern: go/}", "pattern: go/, exclude_patterns: ['_test']}", StringComparison.Ordinal));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/first.go", "tokens are minted for this one")));
        world.GitHub.Requests.Clear();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/a_test.go", "t").Write("other.md", "b"));

        var delivery = await world.Service.FinishedAsync(merge);

        delivery.Select(field => field.Key).Should().Equal(
            "id", "kind", "source_repo", "pull_request", "merge_commit", "state", "attempts", "received_at", "started_at", "finished_at",
            "not_before", "dry_run", "config_version", "error", "files", "change_sets", "requests", "files_detail", "steps");
        delivery["files"]!.ToJsonString().Should().Be("""{"matched":1,"uploaded":1,"upload_failed":0,"deprecated":0,"skipped":0}""");
        delivery["files_detail"]!.AsArray().Select(file => (string)file!["path"]!).Should().Equal("go/a.go", "go/a_test.go", "other.md");
        delivery["files_detail"]!.AsArray().Select(file => (string?)file!["reason"]).Should().Equal(null, "The rule 'go' excludes it by '_test'.", "No rule matches it.");
        delivery["steps"]!.AsArray().Select(step => (string)step!["name"]!).Should().Equal("changed files", "plan", "read", "write");
        delivery["steps"]!.AsArray().Sum(step => (int)step!["requests"]!).Should().Be(world.GitHub.Requests.Count);
        ((int)delivery["requests"]!).Should().Be(world.GitHub.Requests.Count);

        // Of rules that are no longer in force nobody knows what they excluded.
        world.Folder.Configure(Configurations.Deleting);
        (await world.Service.GetAsync($"api/v1/deliveries/{merge.DeliveryId}"))["files_detail"]!.AsArray().Select(file => (string?)file!["reason"])
            .Should().Equal(null, "No rule wanted it.", "No rule wanted it.");
    }

    [Fact]
    public async Task A_replay_can_be_a_dry_run()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        var replay = await world.Service.ReplayAsync(merge.DeliveryId.ToString(), """{"dry_run":true}""");

        ((bool)replay["dry_run"]!).Should().BeTrue();
    }

    [Fact]
    public async Task Sources_are_listed_with_how_they_are_doing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);

        var items = (await world.Service.GetAsync("api/v1/sources"))["items"]!.AsArray();

        items.Select(item => (string)item!["repo"]!).Should().Equal("acme/examples", "globex/shared");
        ((string)items[0]!["origin"]!).Should().Be("file");
        ((bool)items[0]!["enabled"]!).Should().BeTrue();
        items[0]!["configuration"]!["copy_rules"]![0]!["targets"]!.AsArray().Should().HaveCount(3);
    }

    private static async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(CopierWorld world, string method, string path, string? key)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(world.Service.Url, path));
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }
}
