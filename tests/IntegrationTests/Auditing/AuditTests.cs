using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Brakes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Auditing;

/// <summary>What happened to a file, told by the audit.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task A_written_file_is_told_with_all_that_is_known_of_it()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "package a"));
        var delivery = await world.Service.FinishedAsync(merge);

        var told = (await AuditAsync(world)).Should().ContainSingle().Which;

        told.Select(field => field.Key).Should().Equal(
            "id", "at", "action", "actor", "delivery_id", "rule", "source_repo", "source_path", "source_commit", "source_pull_request", "author", "merged_by",
            "target_repo", "branch", "target_path", "target_commit", "target_pull_request", "config_version", "success", "error", "detail", "duration_ms", "size");
        var set = delivery["change_sets"]![0]!;
        JsonNode.DeepEquals(told, new JsonObject
        {
            ["id"] = told["id"]!.DeepClone(),
            ["at"] = told["at"]!.DeepClone(),
            ["action"] = "file_written",
            ["actor"] = null,
            ["delivery_id"] = merge.DeliveryId.ToString(),
            ["rule"] = "go",
            ["source_repo"] = "acme/examples",
            ["source_path"] = "go/a.go",
            ["source_commit"] = delivery["merge_commit"]!.DeepClone(),
            ["source_pull_request"] = delivery["pull_request"]!.DeepClone(),
            ["author"] = told["author"]!.DeepClone(),
            ["merged_by"] = told["merged_by"]!.DeepClone(),
            ["target_repo"] = "acme/docs",
            ["branch"] = "main",
            ["target_path"] = "code/a.go",
            ["target_commit"] = set["commit"]!.DeepClone(),
            ["target_pull_request"] = set["pull_request"]!.DeepClone(),
            ["config_version"] = delivery["config_version"]!.DeepClone(),
            ["success"] = true,
            ["error"] = null,
            ["detail"] = null,
            ["duration_ms"] = told["duration_ms"]!.DeepClone(),
            ["size"] = 9,
        }).Should().BeTrue(told.ToJsonString());
        ((string)told["author"]!).Should().NotBeEmpty();
        ((double)told["duration_ms"]!).Should().BePositive();
    }

    [Fact]
    public async Task What_was_deleted_deprecated_and_refused_is_told_each_once()
    {
        await using var world = await CopierWorld.StartAsync("""
            sources:
              - repo: acme/examples
                copy_rules:
                  - name: go
                    source_pattern: {type: prefix, pattern: go/}
                    targets:
                      - {repo: acme/docs, path_transform: "code/${relative_path}", on_delete: delete, deprecation_check: {enabled: true}}
                      - {repo: globex/gone, path_transform: "${path}"}
            """);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go")));

        var told = await AuditAsync(world, "path=go/a.go");

        told.Select(entry => ((string)entry["action"]!, (string)entry["target_repo"]!, (bool)entry["success"]!)).Should().BeEquivalentTo(
        [
            ("file_deprecated", "acme/docs", true),
            ("file_deleted", "acme/docs", true),
            ("file_written", "acme/docs", true),
            ("file_failed", "globex/gone", false),
        ]);
        ((string)told.Single(entry => !(bool)entry["success"]!)["error"]!).Should().Contain("globex/gone");
        told.Where(entry => entry["target_commit"] is not null).Select(entry => (string)entry["action"]!)
            .Should().BeEquivalentTo(["file_deleted", "file_written"], "what was recorded in the source is no commit of the target");
    }

    [Theory]
    [InlineData(Configurations.Direct, false)]
    [InlineData(Configurations.Proposed, false)]
    [InlineData(Configurations.Direct, true)]
    public async Task A_file_that_failed_beside_files_that_went_is_told_once(string configuration, bool syncs)
    {
        const string pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
        await using var world = await CopierWorld.StartAsync(configuration);
        JsonObject delivery;
        if (syncs)
        {
            world.GitHub.Repository("acme/examples").Commit("main", "More", edits => edits.Write("go/a.go", "a").Write("go/big.bin", pointer));
            var accepted = await world.Service.PostJsonAsync("api/v1/sources/acme/examples/sync", "{}");
            delivery = await world.Service.FinishedAsync((string)accepted.Body["id"]!);
        }
        else
        {
            delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/big.bin", pointer)));
        }

        var told = await AuditAsync(world, "path=go/");

        delivery["change_sets"]!.AsArray().Should().ContainSingle().Which!["state"]!.ToString().Should().Be("succeeded");
        told.Select(entry => ((string)entry["action"]!, (string)entry["source_path"]!)).Should().BeEquivalentTo(
            [("file_written", "go/a.go"), ("file_failed", "go/big.bin"), .. syncs ? [("file_written", "go/old.go")] : Array.Empty<(string, string)>()]);
        var failed = told.Single(entry => !(bool)entry["success"]!);
        ((string)failed["error"]!).Should().Contain("LFS");
        failed["rule"]!.ToString().Should().Be("go");
    }

    [Fact]
    public async Task Files_whose_content_nobody_may_read_are_told_as_failed()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Path = "/graphql", Times = 10_000, Answer = FaultAnswer.GraphQLError("FORBIDDEN", "Resource not accessible by integration") });

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));

        ((string)delivery["state"]!).Should().Be("failed");
        ((int)delivery["files"]!["upload_failed"]!).Should().Be(2);
        delivery["files_detail"]!.AsArray().Select(file => (string)file!["state"]!).Should().Equal("failed", "failed");
        (await AuditAsync(world)).Select(entry => ((string)entry["action"]!, (string)entry["target_path"]!)).Should().BeEquivalentTo(
            [("file_failed", "code/a.go"), ("file_failed", "code/b.go")]);
    }

    [Fact]
    public async Task What_a_fault_kept_from_its_target_is_told_when_it_is_given_up()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, Times = 10_000, Answer = FaultAnswer.Error(502) });
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b"));

        var delivery = await world.Service.FinishedAsync(merge);

        ((int)delivery["files"]!["upload_failed"]!).Should().Be(2);
        var told = await AuditAsync(world);
        told.Select(entry => (string)entry["action"]!).Should().Equal("file_failed", "file_failed");
        told.Select(entry => (string)entry["target_path"]!).Should().BeEquivalentTo("code/a.go", "code/b.go");
        told.Should().AllSatisfy(entry => ((string)entry["error"]!).Should().Contain("502"));
    }

    [Fact]
    public async Task Work_that_was_cut_short_after_its_write_is_told_once()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, AfterApplying = true, Drop = true });
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        await world.Service.ReplayAsync(merge.DeliveryId.ToString());

        (await AuditAsync(world, "path=code/a.go")).Should().ContainSingle().Which["action"]!.ToString().Should().Be("file_written");
    }

    [Fact]
    public async Task A_dry_run_did_nothing_and_is_not_told()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:DryRun=true");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        (await AuditAsync(world)).Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_searched_by_source_target_rule_path_and_time_in_pages()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/x/b.go", "b")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/p.png", "p")));

        (await AuditAsync(world)).Should().HaveCount(7);
        (await AuditAsync(world, "source=GLOBEX/shared")).Should().ContainSingle().Which["target_path"]!.ToString().Should().Be("assets/png/p.png");
        (await AuditAsync(world, "target=acme/docs")).Should().HaveCount(3);
        (await AuditAsync(world, "rule=images&target=acme/docs")).Should().HaveCount(1);
        (await AuditAsync(world, "path=go/x/")).Should().HaveCount(3);
        (await AuditAsync(world, "path=code/go/")).Should().HaveCount(2);
        (await AuditAsync(world, "path=code/GO/")).Should().BeEmpty();
        (await AuditAsync(world, "path=go/_.go")).Should().BeEmpty();
        (await AuditAsync(world, "since=2100-01-01")).Should().BeEmpty();
        (await AuditAsync(world, "until=2100-01-01T00:00:00Z&since=2000-01-01")).Should().HaveCount(7);

        var first = await world.Service.GetAsync("api/v1/audit?limit=4");
        var second = await world.Service.GetAsync($"api/v1/audit?limit=4&cursor={first["next_cursor"]}");
        second["next_cursor"].Should().BeNull();
        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(entry => (long)entry!["id"]!)
            .Should().HaveCount(7).And.OnlyHaveUniqueItems().And.BeInDescendingOrder();
    }

    [Fact]
    public async Task It_is_exported_a_line_for_each_event()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            for (var i = 0; i < 230; i++)
            {
                pr.Write($"go/{i}.go", $"{i}");
            }
        }));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Service.Url, "api/v1/audit"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/x-ndjson"));

        using var answer = await world.Service.Client.SendAsync(request);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');

        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/x-ndjson");
        lines[^1].Should().BeEmpty();
        lines[..^1].Select(line => (string)JsonNode.Parse(line)!["target_path"]!).Should().HaveCount(230).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_operators_do_is_told_with_the_name_of_their_key()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.PostAsync("api/v1/sources/acme/examples/pause");
        await world.Service.PostAsync("api/v1/sources/acme/examples/pause");
        await world.Service.PostAsync("api/v1/sources/acme/examples/resume");
        await world.Service.PostAsync("api/v1/pause");

        var told = await AuditAsync(world);

        told.Select(entry => ((string)entry["action"]!, (string?)entry["source_repo"], (string)entry["actor"]!)).Should().Equal(
            ("paused", null, "operator"), ("resumed", "acme/examples", "operator"), ("paused", "acme/examples", "operator"));
    }

    [Fact]
    public async Task A_confined_key_sees_the_events_and_the_files_of_its_sources_alone()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/p.png", "p")));
        await world.Service.PostAsync("api/v1/pause");

        var events = await GetAsync(world, "api/v1/audit", CopierService.ConfinedKey);
        var files = await GetAsync(world, "api/v1/ledger?target=acme/docs", CopierService.ConfinedKey);

        events.Body["items"]!.AsArray().Select(entry => (string?)entry!["source_repo"]).Should().Equal("globex/shared");
        files.Body["items"]!.AsArray().Select(file => (string)file!["path"]!).Should().Equal("assets/png/p.png");
        (await GetAsync(world, "api/v1/audit?source=acme/examples", CopierService.ConfinedKey)).Body["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task The_ledger_tells_where_a_file_came_from()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/x/b.go", "b"));
        var delivery = await world.Service.FinishedAsync(merge);

        var file = (await world.Service.GetAsync("api/v1/ledger?target=ACME/docs&path=code/a.go"))["items"]!.AsArray().Should().ContainSingle().Which!;
        file["source_repo"]!.ToString().Should().Be("acme/examples");
        file["source_path"]!.ToString().Should().Be("go/a.go");
        file["source_commit"]!.ToString().Should().Be(delivery["merge_commit"]!.ToString());
        file["delivery_id"]!.ToString().Should().Be(merge.DeliveryId.ToString());
        file["blob"]!.ToString().Should().Be(world.GitHub.Repository("acme/docs").Tree("main")["code/a.go"].Oid);

        (await world.Service.GetAsync("api/v1/ledger?target=acme/docs&path=code/x/"))["items"]!.AsArray().Should().ContainSingle();
        var first = await world.Service.GetAsync("api/v1/ledger?target=acme/docs&limit=1");
        var second = await world.Service.GetAsync($"api/v1/ledger?target=acme/docs&limit=1&cursor={first["next_cursor"]}");
        second["items"]![0]!["path"]!.ToString().Should().Be("code/x/b.go");
        second["next_cursor"].Should().BeNull();
    }

    [Theory]
    [InlineData("audit?limit=201", "validation error")]
    [InlineData("audit?path=a%00b", "validation error")]
    [InlineData("audit?rule=a%00b", "validation error")]
    [InlineData("audit?since=2026-02-01&until=2026-01-01", "validation error")]
    [InlineData("audit?since=yesterday", "invalid request")]
    [InlineData("audit?target=acme", "invalid request")]
    [InlineData("audit?cursor=AAAA", "invalid request")]
    [InlineData("ledger", "validation error")]
    [InlineData("ledger?target=acme", "invalid request")]
    [InlineData("ledger?target=acme/docs&limit=0", "validation error")]
    public async Task Bad_questions_are_told_apart(string query, string error)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var (status, body) = await GetAsync(world, $"api/v1/{query}", CopierService.ReaderKey);

        status.Should().Be(HttpStatusCode.BadRequest);
        ((string)body["error"]!).Should().Be(error);
    }

    private static async Task<List<JsonObject>> AuditAsync(CopierWorld world, string query = "") =>
        [.. (await world.Service.GetAsync($"api/v1/audit?{query}"))["items"]!.AsArray().Select(entry => entry!.AsObject())];

    private static async Task<(HttpStatusCode Status, JsonObject Body)> GetAsync(CopierWorld world, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Service.Url, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await world.Service.Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }
}
