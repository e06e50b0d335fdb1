using System.Text;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

public sealed class DirectCommitTests
{
    [Fact]
    public async Task A_merge_arrives_as_one_commit_on_the_target_branch()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        var before = docs.Head("main");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Title("Say hello").By("alice").Squash()
            .Write("go/hello.go", "package hello // ünï\r\n").Write("go/deep/er/x.go", "package x\n").Write("notes.md", "not wanted"));
        var delivery = await world.Service.FinishedAsync(merge);

        merge.Answer!.Status.Should().Be(200);
        ((string)delivery["state"]!).Should().Be("succeeded");
        docs.Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/hello.go", "code/deep/er/x.go");
        docs.Bytes("main", "code/hello.go").Should().Equal(Encoding.UTF8.GetBytes("package hello // ünï\r\n"));
        docs.Tree("main")["code/hello.go"].Oid.Should().Be(world.GitHub.Repository("acme/examples").Tree("main")["go/hello.go"].Oid);

        var commit = docs.Commits("main")[0];
        commit.Parents.Should().Equal(before);
        commit.Author.Name.Should().Be("examples-copier[bot]");
        commit.Headline.Should().Be("Update code examples from acme/examples");
        commit.Body.Split('\n').Should().StartWith([$"Copied-From: acme/examples#{merge.Number}", $"Source-Commit: {merge.MergeCommit}"]);
        commit.Body.Should().MatchRegex(@"Co-authored-by: alice <\d+\+alice@users\.noreply\.github\.com>");
        ((string)delivery["change_sets"]![0]!["commit"]!).Should().Be(commit.Oid);
        docs.PullRequests.Should().BeEmpty();
    }

    [Fact]
    public async Task It_costs_one_list_one_read_and_one_write()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            for (var i = 0; i < 100; i++)
            {
                pr.Write($"go/file{i}.go", $"package p{i}\n");
            }
        });
        await world.Service.FinishedAsync(merge);

        world.GitHub.Requests.Work.Select(request => request.Method + " " + request.Path).Should()
            .Equal($"GET /repos/acme/examples/pulls/{merge.Number}/files", "POST /graphql", "POST /graphql");
        world.GitHub.Repository("acme/docs").Tree("main").Should().HaveCount(101);
    }

    [Fact]
    public async Task A_replay_of_what_is_in_place_reads_and_writes_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        var head = world.GitHub.Repository("acme/docs").Head("main");
        world.GitHub.Requests.Clear();

        var replay = await world.Service.ReplayAsync(merge.DeliveryId.ToString());

        ((string)replay["kind"]!).Should().Be("replay");
        ((string)replay["change_sets"]![0]!["state"]!).Should().Be("unchanged");
        world.GitHub.Repository("acme/docs").Head("main").Should().Be(head);
        world.GitHub.Requests.Work.Should().HaveCount(2).And.NotContain(request => request.IsMutation);
    }

    [Fact]
    public async Task A_dry_run_reads_everything_and_writes_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:DryRun=true");
        var head = world.GitHub.Repository("acme/docs").Head("main");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        ((string)delivery["files_detail"]![0]!["target_path"]!).Should().Be("code/a.go");
        world.GitHub.Repository("acme/docs").Head("main").Should().Be(head);
        world.GitHub.Requests.Should().NotContain(request => request.IsMutation);
        ((bool)delivery["dry_run"]!).Should().BeTrue();
        (await world.Service.GetAsync("metrics"))["global"]!.ToJsonString().Should()
            .Be("""{"webhooks":{"received":0,"processed":0,"failed":0,"success_rate":0},"files":{"matched":0,"uploaded":0,"upload_failed":0,"deprecated":0,"skipped":0}}""");
    }

    [Fact]
    public async Task Two_rules_for_one_branch_make_two_commits_one_after_the_other()
    {
        const string configuration = """
            sources:
              - repo: acme/examples
                copy_rules:
                  - name: go
                    source_pattern: {type: prefix, pattern: go/}
                    targets: [{repo: acme/docs, path_transform: "go/${relative_path}"}]
                  - name: py
                    source_pattern: {type: prefix, pattern: py/}
                    targets: [{repo: acme/docs, path_transform: "py/${relative_path}"}]
            """;
        await using var world = await CopierWorld.StartAsync(configuration);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("py/b.py", "b"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        var commits = world.GitHub.Repository("acme/docs").Commits("main");
        commits.Should().HaveCount(3);
        commits[0].Parents.Should().Equal(commits[1].Oid);
        world.GitHub.Requests.Work.Should().HaveCount(4);
    }

    [Fact]
    public async Task The_older_single_source_form_copies_as_it_did()
    {
        const string configuration = """
            source_repo: acme/examples
            source_branch: main
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: "go/"}
                targets:
                  - repo: acme/docs
                    branch: main
                    path_transform: "code/${relative_path}"
                    commit_strategy: {type: direct, commit_message: "Update from ${source_repo}"}
            """;
        await using var world = await CopierWorld.StartAsync(configuration);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
        world.GitHub.Repository("acme/docs").Commits("main")[0].Headline.Should().Be("Update from acme/examples");
    }
}
