using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>What would be copied, and why not, told without writing anything.</summary>
public sealed class PreviewTests
{
    private const string Rules = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/, exclude_patterns: ['_test\.go$']}
                targets:
                  - {repo: acme/docs, path_transform: "code/${relative_path}", on_delete: delete}
              - name: bare
                source_pattern: {type: prefix, pattern: bare/}
                targets:
                  - {repo: acme/docs, path_transform: "${relative_path}"}
        """;

    private const string TwoTargets = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: acme/docs, path_transform: "code/${relative_path}"}
                  - {repo: globex/site, path_transform: "code/${relative_path}"}
        """;

    [Fact]
    public async Task Each_file_of_an_open_pull_request_says_why_it_goes_and_why_it_does_not()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        world.GitHub.Repository("acme/docs").Commit("main", "Copies", edits => edits.Write("code/changed.go", "old").Write("code/same.go", "same").Write("code/run.sh", "#!").Write("code/in/the/way", "x"));
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr
            .Write("go/new.go", "new").Write("go/changed.go", "new").Write("go/same.go", "same").Executable("go/run.sh", "#!")
            .Write("go/a_test.go", "t").Write("doc.md", "d").Write("bare/.github/x", "x")
            .Write("go/big.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:1\n").Submodule("go/module", new string('1', 40))
            .Symlink("go/out", "../../../etc/passwd").Write("go/in", "a file").Delete("go/old.go"));
        world.GitHub.Requests.Clear();

        var preview = await PreviewAsync(world, $$"""{"pull_request":{{pull.Number}}}""");

        ((string)preview["source"]!, (int)preview["pull_request"]!, (string)preview["pull_request_state"]!, (string)preview["commit_is"]!).Should()
            .Be(("acme/examples", pull.Number, "open", "pull_request_head"));
        ((string)preview["commit"]!).Should().Be(world.GitHub.Repository("acme/examples").Head(pull.HeadBranch));
        ((bool)preview["delivered"]!).Should().BeTrue();
        ((string)preview["notes"]!.AsArray().Single()!).Should().Contain("not merged yet");
        Verdicts(preview).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["go/new.go"] = "new",
            ["go/changed.go"] = "changed",
            ["go/same.go"] = "identical",
            ["go/run.sh"] = "mode_changed",
            ["go/a_test.go"] = "excluded",
            ["doc.md"] = "no_rule",
            ["bare/.github/x"] = "refused_path",
            ["go/big.bin"] = "lfs_pointer",
            ["go/module"] = "submodule",
            ["go/out"] = "refused_link",
            ["go/in"] = "blocked",
            ["go/old.go"] = "identical",
        });
        ((string)File(preview, "go/a_test.go")["reason"]!).Should().Be(@"The rule 'go' excludes it by '_test\.go$'.");
        File(preview, "go/a_test.go")["excluded"]!.ToJsonString().Should().Be("""[{"rule":"go","pattern":"_test\\.go$"}]""");
        ((string)Target(preview, "bare/.github/x")["error"]!).Should().Contain("is in .github/");
        Target(preview, "go/same.go")["error"].Should().BeNull("nothing forbids it");
        File(preview, "go/new.go")["matches"]![0]!["variables"]!["relative_path"]!.GetValue<string>().Should().Be("new.go");
        ((string)Target(preview, "go/new.go")["path"]!).Should().Be("code/new.go");
        var set = preview["change_sets"]!.AsArray().First()!;
        ((string)set["outcome"]!, (int)set["writes"]!, (int)set["deletions"]!).Should().Be(("commit", 3, 0));
        WroteNothing(world);
    }

    [Fact]
    public async Task Of_a_merged_pull_request_it_tells_what_is_there_already_what_is_stale_and_what_would_be_deleted()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/gone.go", "gone").Write("go/theirs.go", "ours")));
        world.GitHub.Repository("acme/docs").Commit("main", "Theirs", edits => edits.Write("code/theirs.go", "theirs"));
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/stale.go", "1").Delete("go/gone.go").Delete("go/theirs.go"), deliver: false);
        world.GitHub.Repository("acme/examples").Commit("main", "Later", edits => edits.Write("go/stale.go", "2"));
        world.GitHub.Requests.Clear();

        var preview = await PreviewAsync(world, $$"""{"pull_request":{{merge.Number}}}""");

        ((string)preview["pull_request_state"]!, (string)preview["commit_is"]!, (string)preview["commit"]!).Should().Be(("merged", "merge_commit", merge.MergeCommit!));
        Verdicts(preview).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["go/a.go"] = "new",
            ["go/stale.go"] = "stale",
            ["go/gone.go"] = "deleted",
            ["go/theirs.go"] = "not_ours",
        });
        WroteNothing(world);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a again").Write("x", "x")));
        Verdicts(await PreviewAsync(world, $$"""{"pull_request":{{merge.Number}}}"""))["go/a.go"].Should().Be("stale");
    }

    [Fact]
    public async Task What_it_tells_of_a_merge_is_what_the_delivery_then_does()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.txt", "b"), deliver: false);

        var preview = await PreviewAsync(world, $$"""{"pull_request":{{merge.Number}}}""");
        await world.GitHub.RedeliverAsync(merge.DeliveryId);
        var delivery = await world.Service.FinishedAsync(merge);

        var told = preview["files"]!.AsArray().SelectMany(file => file!["matches"]!.AsArray()).SelectMany(match => match!["targets"]!.AsArray())
            .Where(target => (bool)target!["goes"]!).Select(target => $"{target!["repo"]} {target["path"]}");
        var done = delivery["files_detail"]!.AsArray().Where(file => (string)file!["state"]! == "succeeded").Select(file => $"{file!["target_repo"]} {file["target_path"]}");
        told.Should().BeEquivalentTo(done).And.HaveCount(3);
        preview["change_sets"]!.AsArray().Select(set => (string)set!["outcome"]!).Should().Equal("commit", "open_pull_request", "commit");
        ((string)preview["change_sets"]![1]!["proposal_branch"]!).Should().Be(world.GitHub.Repository("globex/site").PullRequests.Single().HeadBranch);

        var next = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/c.go", "c"));
        var update = (await PreviewAsync(world, $$"""{"pull_request":{{next.Number}}}"""))["change_sets"]![1]!;
        ((string)update["outcome"]!, (int)update["pull_request"]!).Should().Be(("update_pull_request", world.GitHub.Repository("globex/site").PullRequests.Single().Number));
    }

    [Fact]
    public async Task Paths_are_looked_at_as_they_stand_at_the_tip()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        var tip = world.GitHub.Repository("acme/examples").Commit("main", "More", edits => edits.Write("go/new.go", "new").Write("go/folder/x", "x"));
        world.GitHub.Requests.Clear();

        var preview = await PreviewAsync(world, """{"paths":["go/new.go","go/nowhere.go","go/folder","README.md","go/new.go"]}""");

        ((string)preview["commit"]!, (string)preview["commit_is"]!).Should().Be((tip, "branch_tip"));
        preview["pull_request"].Should().BeNull();
        Verdicts(preview).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["go/new.go"] = "new",
            ["go/nowhere.go"] = "absent",
            ["go/folder"] = "not_a_file",
            ["README.md"] = "no_rule",
        });
        ((string)Target(preview, "go/nowhere.go")["reason"]!).Should().Be("It is not there at the tip of 'main'.");
        WroteNothing(world);
    }

    public static TheoryData<string, Action<SimulatedGitHub>, string, string> Obstacles { get; } = new()
    {
        { "archived", github => github.Repository("globex/site").IsArchived = true, "is archived; unarchive it", "not_permitted" },
        { "protected", github => github.Repository("globex/site").Protect("main"), "forbids the App to commit to it", "not_permitted" },
        { "read only", github => github.Install("globex", CopierWorld.Globex).Grant("contents", "read"), "'contents: write'", "not_permitted" },
        { "not installed", github => github.Install("globex", CopierWorld.Globex).Uninstall(), "is not installed on globex/site", "not_permitted" },
        { "suspended", github => github.Install("globex", CopierWorld.Globex).IsSuspended = true, "suspended", "unavailable" },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public async Task What_is_wrong_with_one_target_is_told_there_and_the_others_are_told_of(string why, Action<SimulatedGitHub> close, string advice, string verdict)
    {
        await using var world = await CopierWorld.StartAsync(TwoTargets, close);
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/a.go", "a"));

        var preview = await PreviewAsync(world, $$"""{"pull_request":{{pull.Number}}}""");

        var targets = File(preview, "go/a.go")["matches"]![0]!["targets"]!;
        ((string)targets[0]!["verdict"]!, (string)targets[1]!["verdict"]!).Should().Be(("new", verdict), why);
        ((string)targets[1]!["error"]!).Should().Contain(advice);
        preview["change_sets"]!.AsArray().Select(set => (string)set!["outcome"]!).Should().Equal("commit", verdict == "unavailable" ? "unavailable" : "refused");
    }

    [Fact]
    public async Task A_workflow_without_its_permission_is_not_permitted_alone()
    {
        await using var world = await CopierWorld.StartAsync(
            Rules.Replace("path_transform: \"${relative_path}\"", "path_transform: \".github/workflows/${relative_path}\"", StringComparison.Ordinal),
            github => github.Install("acme", CopierWorld.Acme).Revoke("workflows"));
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("bare/ci.yml", "on: push").Write("go/a.go", "a"));

        var verdicts = Verdicts(await PreviewAsync(world, $$"""{"pull_request":{{pull.Number}}}"""));

        verdicts.Should().Contain("bare/ci.yml", "not_permitted").And.Contain("go/a.go", "new");
    }

    [Fact]
    public async Task What_is_too_large_would_be_held()
    {
        await using var world = await CopierWorld.StartAsync(Rules, null, "--Copier:MaxFilesPerChangeSet=1");
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b"));

        var preview = await PreviewAsync(world, $$"""{"pull_request":{{pull.Number}}}""");

        Verdicts(preview).Values.Should().AllBe("held");
        ((string)preview["change_sets"]![0]!["outcome"]!, (int)preview["change_sets"]![0]!["writes"]!).Should().Be(("held", 2));
        ((string)Target(preview, "go/a.go")["reason"]!).Should().Contain("Copier:MaxFilesPerChangeSet (1)");
    }

    [Fact]
    public async Task Files_that_meet_on_one_path_say_so_and_a_deprecation_is_told()
    {
        const string Meeting = """
            sources:
              - repo: acme/examples
                copy_rules:
                  - name: flat
                    source_pattern: {type: glob, pattern: "go/**/*.go"}
                    targets: [{repo: acme/docs, path_transform: "${filename}", deprecation_check: {enabled: true}}]
            """;
        await using var world = await CopierWorld.StartAsync(Meeting);
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/a/x.go", "a").Write("go/b/x.go", "b").Delete("go/old.go"));

        var preview = await PreviewAsync(world, $$"""{"pull_request":{{pull.Number}}}""");

        Verdicts(preview).Should().BeEquivalentTo(new Dictionary<string, string> { ["go/a/x.go"] = "refused_path", ["go/b/x.go"] = "refused_path", ["go/old.go"] = "deprecated" });
        ((string)Target(preview, "go/a/x.go")["reason"]!).Should().Contain("is also written from 'go/b/x.go' (rule 'flat')");
        ((string)Target(preview, "go/old.go")["reason"]!).Should().Contain("deprecated_examples.json");
    }

    [Fact]
    public async Task A_pull_request_of_a_fork_into_another_branch_or_closed_is_shown_with_a_word_that_it_is_not_copied()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        var examples = world.GitHub.Repository("acme/examples");
        examples.SetBranch("next", examples.Head("main")!);
        var fork = world.GitHub.OpenPullRequest("acme/examples", pr => pr.FromFork("carol").Into("next").Write("go/a.go", "a"));
        var closed = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.GitHub.CloseAsync(closed, deliver: false);

        var ofFork = await PreviewAsync(world, $$"""{"pull_request":{{fork.Number}}}""");
        var ofClosed = await PreviewAsync(world, $$"""{"pull_request":{{closed.Number}}}""");

        ((bool)ofFork["delivered"]!).Should().BeFalse();
        Verdicts(ofFork)["go/a.go"].Should().Be("new");
        ofFork["notes"]!.ToJsonString().Should().Contain("the source is the branch");
        ((bool)ofClosed["delivered"]!, (string)ofClosed["pull_request_state"]!).Should().Be((false, "closed"));
        ofClosed["notes"]!.ToJsonString().Should().Contain("closed without being merged");
    }

    [Fact]
    public async Task A_paused_disabled_or_dry_source_says_so()
    {
        await using var world = await CopierWorld.StartAsync(Rules.Replace("    copy_rules:", "    settings: {enabled: false, dry_run: true}\n    copy_rules:", StringComparison.Ordinal));
        await world.Service.PostJsonAsync("api/v1/sources/acme/examples/pause", "{}");

        var preview = await PreviewAsync(world, """{"paths":["go/old.go"]}""");

        ((bool)preview["delivered"]!).Should().BeFalse();
        preview["notes"]!.AsArray().Select(note => ((string)note!).Split(':')[0]).Should().Equal("The source is paused", "dry_run is on", "The source is disabled");
    }

    [Theory]
    [InlineData("""{}""", "pull_request")]
    [InlineData("""{"pull_request":1,"paths":["x"]}""", "pull_request")]
    [InlineData("""{"pull_request":0}""", "pull_request")]
    [InlineData("""{"paths":[]}""", "paths")]
    [InlineData("""{"paths":[""]}""", "paths")]
    [InlineData("""{"paths":["a\u0000b"]}""", "paths")]
    [InlineData("""{"pull_request":"one"}""", "pull_request")]
    public async Task A_wish_that_makes_no_sense_is_refused(string body, string path)
    {
        await using var world = await CopierWorld.StartAsync(Rules);

        var answer = await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        ((string)answer.Body["error"]!).Should().Be("validation error");
        answer.Body["errors"]!.ToJsonString().Should().Contain(path);
    }

    [Fact]
    public async Task A_thousand_paths_are_taken_and_one_more_is_not()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        string Paths(int count) => $$"""{"paths":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"x/{i}\""))}}]}""";

        (await PreviewAsync(world, Paths(1000)))["files"]!.AsArray().Should().HaveCount(1000);
        (await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", Paths(1001))).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Readers_may_look_and_confined_keys_see_their_own_sources_only()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        const string Body = """{"paths":["go/old.go"]}""";

        (await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", Body, CopierService.ReaderKey)).Status.Should().Be(HttpStatusCode.OK);
        (await world.Service.PostJsonAsync("api/v1/sources/ACME/Examples/preview", Body, CopierService.ReaderKey)).Status.Should().Be(HttpStatusCode.OK);
        foreach (var (source, key) in ((string, string)[])[("acme/examples", CopierService.ConfinedKey), ("acme/docs", CopierService.ReaderKey), ("acme/no-such", CopierService.ReaderKey)])
        {
            var answer = await world.Service.PostJsonAsync($"api/v1/sources/{source}/preview", Body, key);
            (answer.Status, (string)answer.Body["error"]!).Should().Be((HttpStatusCode.NotFound, "not found"));
        }

        var nobody = await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", """{"pull_request":99}""");
        (nobody.Status, (string)nobody.Body["message"]!).Should().Be((HttpStatusCode.NotFound, "acme/examples has no pull request #99."));
    }

    [Fact]
    public async Task It_leaves_the_last_tenth_of_the_quota_to_merges()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        world.GitHub.Install("acme", CopierWorld.Acme).Limits.RequestsPerHour = 2;
        await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", """{"paths":["go/old.go"]}""");
        world.GitHub.Requests.Clear();

        var answer = await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", """{"paths":["go/old.go"]}""");

        (answer.Status, (string)answer.Body["error"]!).Should().Be((HttpStatusCode.TooManyRequests, "rate limited"));
        answer.RetryAfter.Should().BePositive();
        world.GitHub.Requests.Work.Should().BeEmpty();
    }

    [Fact]
    public async Task Trouble_of_GitHub_is_told_with_a_word_when_to_try_again()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        world.GitHub.Faults.Add(new FaultRule { Path = "/git/ref/", Times = int.MaxValue, Answer = FaultAnswer.Error(502) });

        var answer = await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", """{"paths":["go/old.go"]}""");

        (answer.Status, (string)answer.Body["error"]!).Should().Be((HttpStatusCode.ServiceUnavailable, "internal error"));
        answer.RetryAfter.Should().BePositive();
        ((string)answer.Body["message"]!).Should().Contain("502");
    }

    [Fact]
    public async Task A_source_branch_that_is_not_there_is_told()
    {
        await using var world = await CopierWorld.StartAsync(Rules.Replace("repo: acme/examples", "repo: acme/examples\n    branch: gone", StringComparison.Ordinal));

        var answer = await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", """{"paths":["go/old.go"]}""");

        (answer.Status, (string)answer.Body["error"]!, (string)answer.Body["message"]!).Should().Be((HttpStatusCode.Conflict, "conflict", "acme/examples has no branch 'gone'."));
    }

    private static async Task<JsonObject> PreviewAsync(CopierWorld world, string body)
    {
        var answer = await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", body, CopierService.ReaderKey);
        answer.Status.Should().Be(HttpStatusCode.OK, answer.Body.ToJsonString());
        return answer.Body;
    }

    private static JsonObject File(JsonObject preview, string path) => preview["files"]!.AsArray().Single(file => (string)file!["path"]! == path)!.AsObject();

    private static JsonObject Target(JsonObject preview, string path) => File(preview, path)["matches"]![0]!["targets"]![0]!.AsObject();

    /// <summary>What becomes of each file in its first target, or why no rule sends it.</summary>
    private static Dictionary<string, string> Verdicts(JsonObject preview) => preview["files"]!.AsArray().ToDictionary(
        file => (string)file!["path"]!,
        file => (string)file!["verdict"]! is "goes" or "stays" ? (string)file["matches"]![0]!["targets"]![0]!["verdict"]! : (string)file["verdict"]!);

    private static void WroteNothing(CopierWorld world) => world.GitHub.Requests.Should().NotContain(request => request.IsMutation);
}
