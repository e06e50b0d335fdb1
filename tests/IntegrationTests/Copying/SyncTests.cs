using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Brakes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>Every file that the rules want, as it stands: first fill and repair.</summary>
public sealed class SyncTests
{
    private const string Sync = "api/v1/sources/acme/examples/sync";

    [Fact]
    public async Task An_empty_target_is_filled_by_one_commit()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var tip = world.GitHub.Repository("acme/examples").Commit("main", "More", edits => edits.Write("go/a.go", "a").Executable("go/run.sh", "#!").Write("doc.md", "d"));

        var (accepted, delivery) = await SyncAsync(world);

        ((string)accepted["kind"]!, (string)accepted["source_repo"]!, (string)accepted["merge_commit"]!).Should().Be(("sync", "acme/examples", tip));
        accepted["pull_request"].Should().BeNull();
        Deliveries.State(delivery).Should().Be("succeeded");
        Files(delivery).Should().Be("""{"matched":3,"uploaded":3,"upload_failed":0,"deprecated":0,"skipped":0}""");
        var docs = world.GitHub.Repository("acme/docs");
        docs.Commits("main").Should().HaveCount(2);
        docs.Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/a.go", "code/run.sh", "code/old.go");
        docs.Commits("main")[0].Message.Should().EndWith($"\n\nCopied-From: acme/examples\nSource-Commit: {tip}");
        (await world.Service.GetAsync("api/v1/deliveries"))["items"]!.AsArray().Single()!["kind"]!.GetValue<string>().Should().Be("sync");
        var audit = (await world.Service.GetAsync("api/v1/audit"))["items"]!.AsArray();
        audit.Select(item => (string)item!["action"]!).Should().Contain("sync_requested");
        audit.Single(item => (string)item!["action"]! == "sync_requested")!.ToJsonString().Should().Contain("\"operator\"").And.Contain((string)delivery["id"]!);
    }

    [Fact]
    public async Task A_pull_request_is_opened_and_its_texts_need_no_number()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere.Replace("{type: pull_request}", "{type: pull_request, labels: [sync]}", StringComparison.Ordinal));

        var (_, delivery) = await SyncAsync(world);

        Deliveries.State(delivery).Should().Be("succeeded");
        var pull = world.GitHub.Repository("globex/site").PullRequests.Should().ContainSingle().Which;
        pull.HeadBranch.Should().MatchRegex("^copier/acme/examples/go-[0-9a-f]{8}$");
        pull.Body.Should().StartWith("Automated update of 1 file(s) from acme/examples, as they stand on main at ").And.Contain("/acme/examples/commit/").And.NotContain("#");
        ((int)delivery["change_sets"]![1]!["pull_request"]!).Should().Be(pull.Number);
    }

    [Fact]
    public async Task What_is_missing_or_was_changed_is_repaired_and_nothing_is_deleted()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b").Write("go/c.go", "c").Write("go/gone.go", "g")));
        var docs = world.GitHub.Repository("acme/docs");
        docs.Commit("main", "Drift", edits => edits.Write("code/a.go", "theirs").Delete("code/b.go"));
        world.GitHub.Repository("acme/examples").Commit("main", "Gone", edits => edits.Delete("go/gone.go"));

        var (_, delivery) = await SyncAsync(world);

        Deliveries.State(delivery).Should().Be("succeeded");
        (docs.Text("main", "code/a.go"), docs.Text("main", "code/b.go"), docs.Text("main", "code/gone.go")).Should().Be(("a", "b", "g"));
        ((string)Deliveries.File(delivery, "go/a.go")["reason"]!).Should().Contain("that change is replaced");
        ((string)Deliveries.File(delivery, "go/c.go")["state"]!).Should().Be("unchanged");
        docs.Commits("main").Should().HaveCount(4);
    }

    [Fact]
    public async Task When_nothing_is_lacking_nothing_is_written_and_four_requests_are_enough()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        Fill(world, 400);
        await SyncAsync(world);
        world.GitHub.Requests.Clear();

        var (_, delivery) = await SyncAsync(world);

        Deliveries.States(delivery).Should().Equal("unchanged");
        Files(delivery).Should().Be("""{"matched":401,"uploaded":0,"upload_failed":0,"deprecated":0,"skipped":401}""");
        world.GitHub.Requests.Should().NotContain(request => request.IsMutation);
        ((int)delivery["requests"]!).Should().Be(4, "two trees, the targets, and one look at what is there");
    }

    [Fact]
    public async Task A_ref_copies_what_stood_there_and_never_older_over_newer()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var examples = world.GitHub.Repository("acme/examples");
        var old = examples.Commit("main", "One", edits => edits.Write("go/a.go", "1").Write("go/b.go", "1").Write("go/gone.go", "1"));
        examples.SetBranch("release/1", old);
        examples.Commit("main", "Two", edits => edits.Write("go/a.go", "2").Delete("go/gone.go"));

        var (accepted, delivery) = await SyncAsync(world, """{"ref":"release/1"}""");

        ((string)accepted["merge_commit"]!).Should().Be(old);
        Deliveries.State(delivery).Should().Be("succeeded");
        var docs = world.GitHub.Repository("acme/docs");
        docs.Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/b.go", "code/old.go");
        ((string)Deliveries.File(delivery, "go/a.go")["reason"]!).Should().Contain("later change");
        await SyncAsync(world, $$"""{"ref":"{{old}}"}""");
        docs.Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task A_ref_that_is_not_on_the_branch_is_refused()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var examples = world.GitHub.Repository("acme/examples");
        examples.SetBranch("feature", examples.Head("main")!);
        examples.Commit("feature", "Not merged", edits => edits.Write("go/x.go", "x"));

        var ahead = await world.Service.PostJsonAsync(Sync, """{"ref":"feature"}""");
        examples.Commit("main", "Diverges", edits => edits.Write("go/y.go", "y"));
        var diverged = await world.Service.PostJsonAsync(Sync, """{"ref":"feature"}""");
        var unknown = await world.Service.PostJsonAsync(Sync, """{"ref":"nowhere"}""");
        var nonsense = await world.Service.PostJsonAsync(Sync, """{"ref":"a..b"}""");

        foreach (var refused in (AdminAnswer[])[ahead, diverged])
        {
            (refused.Status, (string)refused.Body["error"]!).Should().Be((HttpStatusCode.Conflict, "conflict"));
            ((string)refused.Body["message"]!).Should().Contain("'feature' is not part of the branch 'main' of acme/examples");
        }

        (unknown.Status, (string)unknown.Body["message"]!).Should().Be((HttpStatusCode.BadRequest, "'nowhere' names no commit of acme/examples."));
        (nonsense.Status, (string)nonsense.Body["error"]!).Should().Be((HttpStatusCode.BadRequest, "validation error"));
        (await world.Service.GetAsync("api/v1/deliveries"))["items"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_and_a_half_thousand_files_come_in_three_commits_of_one_change_set(bool proposed)
    {
        await using var world = await CopierWorld.StartAsync(proposed ? Configurations.Proposed : Configurations.Direct, null, "--Copier:MaxFilesPerChangeSet=10000");
        Fill(world, 2499);

        var (_, delivery) = await SyncAsync(world);

        Deliveries.States(delivery).Should().Equal("succeeded");
        Files(delivery).Should().Be("""{"matched":2500,"uploaded":2500,"upload_failed":0,"deprecated":0,"skipped":0}""");
        ((int)delivery["attempts"]!).Should().Be(1, "a part is no attempt");
        var docs = world.GitHub.Repository("acme/docs");
        var branch = proposed ? docs.PullRequests.Should().ContainSingle().Which.HeadBranch : "main";
        docs.Tree(branch).Should().HaveCount(2501);
        docs.Commits(branch).Should().HaveCount(1 + 3);
        docs.Commits(branch).Take(3).Select(commit => commit.Message).Should().OnlyContain(message => message.Contains("Copied-From: acme/examples\n"));
        delivery["steps"]!.AsArray().Count(step => (string)step!["name"]! == "write").Should().Be(3);
    }

    [Fact]
    public async Task More_than_the_limit_waits_for_an_operator_and_goes_when_it_is_released()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        Fill(world, 1500);

        var (accepted, held) = await SyncAsync(world);
        var id = (string)accepted["id"]!;

        Deliveries.State(held).Should().Be("held");
        ((string)held["error"]!).Should().Contain("1501 files").And.Contain("Copier:MaxFilesPerChangeSet (1000)");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(1);

        Guid.TryParse(id, out var delivery).Should().BeTrue();
        world.Service.Forget(delivery);
        (await world.Service.PostAsync($"api/v1/deliveries/{id}/release")).Status.Should().Be(HttpStatusCode.Accepted);
        var released = await world.Service.FinishedAsync(id);

        Deliveries.State(released).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Tree("main").Should().HaveCount(1502);
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(3);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_where_it_was()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        Fill(world, 2499);
        var never = new TaskCompletionSource();
        var struck = world.GitHub.Faults.Add(new FaultRule { Mutation = true, Skip = 1, HoldUntil = never.Task });
        string id;
        await using (var first = await CopierProcess.StartAsync(world, settings: "--Copier:MaxFilesPerChangeSet=10000"))
        {
            id = (string)(await first.PostAsync(Sync))["id"]!;
            await struck.FirstHit.WaitAsync(TimeSpan.FromSeconds(90));
            first.Kill();
        }

        world.GitHub.Faults.Clear();
        never.SetResult();
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2, "one part was written");
        world.GitHub.Requests.Clear();
        await using var second = await CopierProcess.StartAsync(world, settings: "--Copier:MaxFilesPerChangeSet=10000");
        var delivery = await second.FinishedAsync(id);

        Deliveries.State(delivery).Should().Be("succeeded");
        ((int)delivery["files"]!["matched"]!).Should().Be(2500);
        world.GitHub.Repository("acme/docs").Tree("main").Should().HaveCount(2501);
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(1 + 3);
        world.GitHub.Requests.Count(request => request.Operation == "Snapshot").Should().BeLessThan(20, "what was done is not read again");
    }

    [Fact]
    public async Task It_waits_while_the_quota_is_scarce_and_spends_no_attempt()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, github => github.Install("acme", CopierWorld.Acme).Limits.RequestsPerHour = 2);

        var accepted = await world.Service.PostJsonAsync(Sync, "{}");
        var settled = await world.Service.SettledAsync((string)accepted.Body["id"]!);
        var waiting = await world.Service.GetAsync($"api/v1/deliveries/{(string)accepted.Body["id"]!}");

        accepted.Status.Should().Be(HttpStatusCode.Accepted);
        settled.Attempts.Should().Be(0);
        Deliveries.State(waiting).Should().Be("retrying");
        ((string)waiting["error"]!).Should().Contain("tenth of the quota");
        waiting["not_before"].Should().NotBeNull();
        world.GitHub.Requests.Should().NotContain(request => request.Path.Contains("/git/trees/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dry_run_tells_and_writes_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        Fill(world, 1200);

        var (_, delivery) = await SyncAsync(world, """{"dry_run":true}""");

        (Deliveries.State(delivery), (bool)delivery["dry_run"]!).Should().Be(("succeeded", true));
        ((int)delivery["files"]!["uploaded"]!).Should().Be(1201);
        world.GitHub.Requests.Should().NotContain(request => request.IsMutation);
        ((int)(await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!["received"]!).Should().Be(0);
    }

    [Fact]
    public async Task What_may_not_go_fails_alone_and_is_not_tried_for_ever()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:MaxFilesPerChangeSet=10000");
        world.GitHub.Repository("acme/examples").Commit("main", "Odd", edits => edits
            .Write("go/big.bin", "version https://git-lfs.github.com/spec/v1\n").Symlink("go/out", "/etc/passwd").Submodule("go/module", new string('1', 40)).Write("go/.github/x", "x"));
        Fill(world, 1100);

        var (_, delivery) = await SyncAsync(world);

        Deliveries.State(delivery).Should().Be("partially_failed");
        Files(delivery).Should().Be("""{"matched":1105,"uploaded":1102,"upload_failed":2,"deprecated":0,"skipped":1}""");
        ((string)Deliveries.File(delivery, "go/big.bin")["reason"]!).Should().Contain("git-LFS");
    }

    [Fact]
    public async Task A_target_that_is_closed_fails_alone_with_all_its_files()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github =>
        {
            github.Repository("initech/handbook").IsArchived = true;
            github.Install("globex", CopierWorld.Globex).Uninstall();
        });
        world.GitHub.Repository("acme/examples").Commit("main", "More", edits => edits.Write("go/a.go", "a"));

        var (_, delivery) = await SyncAsync(world);

        Deliveries.State(delivery).Should().Be("partially_failed");
        var sets = delivery["change_sets"]!.AsArray().ToDictionary(set => (string)set!["target_repo"]!, set => set!.AsObject());
        ((string)sets["acme/docs"]["state"]!).Should().Be("succeeded");
        ((string)sets["globex/site"]["error"]!).Should().Contain("is not installed on globex/site");
        ((string)sets["initech/handbook"]["error"]!).Should().Contain("is archived");
        sets.Values.Select(set => (int)set["files"]!["upload_failed"]!).Should().BeEquivalentTo([0, 2, 2]);
    }

    [Fact]
    public async Task A_sync_proposes_again_what_people_closed_and_its_replay_is_a_sync()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        var (first, _) = await SyncAsync(world);
        await world.GitHub.CloseAsync(docs.PullRequests.Single());

        var (_, again) = await SyncAsync(world);
        docs.PullRequests.Should().HaveCount(2);
        Deliveries.States(again).Should().Equal("succeeded");
        await world.GitHub.MergeAsync(docs.PullRequests[1]);

        var replay = await world.Service.ReplayAsync((string)first["id"]!);
        ((string)replay["kind"]!, Deliveries.State(replay)).Should().Be(("replay", "succeeded"));
        Deliveries.States(replay).Should().Equal("unchanged");
        replay["pull_request"].Should().BeNull();
    }

    [Fact]
    public async Task Auto_merge_waits_for_the_last_part()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct.Replace("path_transform: code/${relative_path}", "path_transform: code/${relative_path}\n            commit_strategy: {type: pull_request, auto_merge: true}", StringComparison.Ordinal),
            null,
            "--Copier:MaxFilesPerChangeSet=10000");
        Fill(world, 1500);

        var (_, delivery) = await SyncAsync(world);

        Deliveries.State(delivery).Should().Be("succeeded");
        var pull = world.GitHub.Repository("acme/docs").PullRequests.Should().ContainSingle().Which;
        pull.State.Should().Be(PullRequestState.Merged);
        pull.Body.Should().StartWith("Automated update of 1501 file(s)");
        world.GitHub.Repository("acme/docs").Tree("main").Should().HaveCount(1502);
    }

    [Fact]
    public async Task Only_operators_of_the_source_may_ask_and_only_while_it_is_enabled()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        (await world.Service.PostJsonAsync(Sync, "{}", CopierService.ReaderKey)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await world.Service.PostJsonAsync("api/v1/sources/acme/docs/sync", "{}")).Status.Should().Be(HttpStatusCode.NotFound);
        world.Folder.Configure(Configurations.Direct.Replace("    copy_rules:", "    settings: {enabled: false}\n    copy_rules:", StringComparison.Ordinal));
        var disabled = await world.Service.PostJsonAsync(Sync, "{}");
        (disabled.Status, (string)disabled.Body["error"]!).Should().Be((HttpStatusCode.Conflict, "conflict"));
    }

    [Fact]
    public async Task An_operator_who_is_confined_to_other_sources_finds_none_here()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Admin:ApiKeys:2:Role=Operator");

        var answer = await world.Service.PostJsonAsync(Sync, "{}", CopierService.ConfinedKey);

        (answer.Status, (string)answer.Body["error"]!).Should().Be((HttpStatusCode.NotFound, "not found"));
    }

    private static void Fill(CopierWorld world, int files) => world.GitHub.Repository("acme/examples").Commit("main", "Many", edits =>
    {
        for (var i = 0; i < files; i++)
        {
            edits.Write($"go/{i / 100:00}/{i:0000}.go", $"{i}\n");
        }
    });

    private static async Task<(JsonObject Accepted, JsonObject Finished)> SyncAsync(CopierWorld world, string body = "{}")
    {
        var answer = await world.Service.PostJsonAsync(Sync, body);
        answer.Status.Should().Be(HttpStatusCode.Accepted, answer.Body.ToJsonString());
        return (answer.Body, await world.Service.FinishedAsync((string)answer.Body["id"]!));
    }

    private static string Files(JsonObject delivery) => delivery["files"]!.ToJsonString();
}
