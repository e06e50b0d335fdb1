using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Webhooks;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>What a merge changed, however much it is and whatever GitHub lists of it.</summary>
public sealed class ChangedFilesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(3000, 30)]
    public async Task A_list_costs_one_request_for_each_hundred_files(int files, int requests)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => Bulk(pr.Write("gone", "x").Commit("Add").Delete("gone"), files));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        Paths(delivery).Should().HaveCount(files);
        RequestsForFiles(delivery).Should().Be(requests);
        world.GitHub.Requests.Work.Should().HaveCount(requests);
    }

    [Theory]
    [InlineData(MergeMethod.Merge)]
    [InlineData(MergeMethod.Squash)]
    [InlineData(MergeMethod.Rebase)]
    public async Task More_files_than_GitHub_lists_are_told_by_the_trees_in_three_requests(MergeMethod method)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var examples = world.GitHub.Repository("acme/examples");
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => Bulk(pr.Write("go/first.go", "1").Commit("First"), 3000).Commit("Second").Delete("go/old.go").Symlink("go/link", "first.go").Commit("Third"));
        examples.Commit("main", "Meanwhile", edits => edits.Write("go/meanwhile.go", "not of this merge"));

        var merge = await world.GitHub.MergeAsync(pull, method);
        var delivery = await world.Service.FinishedAsync(merge);

        Paths(delivery).Should().HaveCount(3003).And.Contain(["go/first.go", "go/old.go", "go/link", "bulk/59/2999"]).And.NotContain("go/meanwhile.go");
        world.GitHub.Repository("acme/docs").Text("main", "code/first.go").Should().Be("1");
        RequestsForFiles(delivery).Should().Be(3);
    }

    [Fact]
    public async Task Five_thousand_files_arrive()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:MaxFilesPerChangeSet=10000");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => Bulk(pr, 5000, "go"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Tree("main").Should().HaveCount(5001);
        RequestsForFiles(delivery).Should().Be(3);
    }

    [Theory]
    [InlineData(MergeMethod.Merge, 2, 7)]
    [InlineData(MergeMethod.Squash, 2, 7)]
    [InlineData(MergeMethod.Rebase, 2, 7)]
    [InlineData(MergeMethod.Merge, 2, 1)]
    [InlineData(MergeMethod.Rebase, 2, 1)]
    [InlineData(MergeMethod.Merge, 101, 100)]
    public async Task A_list_of_another_length_than_the_event_tells_is_settled_by_the_trees(MergeMethod method, int files, int told)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => Bulk(pr.Write("go/a.go", "a").Commit("First"), files - 1).Commit("Second"));

        var merge = await world.GitHub.MergeAsync(pull, method, shape: Tells(told));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        Paths(delivery).Should().HaveCount(files).And.Contain("go/a.go");
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
        RequestsForFiles(delivery).Should().Be(1 + 3);
    }

    [Fact]
    public async Task What_the_branch_already_had_is_no_change_of_the_merge()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b"));
        world.GitHub.Repository("acme/examples").Commit("main", "The same", edits => edits.Write("go/a.go", "a"));

        var merge = await world.GitHub.MergeAsync(pull, shape: Tells(3));
        var delivery = await world.Service.FinishedAsync(merge);

        Paths(delivery).Should().Equal("go/b.go");
    }

    [Fact]
    public async Task The_trees_of_a_pull_request_from_a_deleted_fork_are_in_the_source()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.FromFork("carol", deleted: true).Write("go/a.go", "a"), shape: Tells(2));
        await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    [Fact]
    public async Task Trees_that_GitHub_cuts_are_walked_and_only_where_they_differ()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct, simulator: new SimulatorOptions { TreeLimit = 60 });
        await world.StartServiceAsync();
        var examples = world.GitHub.Repository("acme/examples");
        examples.Commit("main", "Many", edits =>
        {
            Bulk(edits, 200, "same");
            Bulk(edits, 80, "go/deep");
            edits.Write("go/kept/a", "a").Write("go/gone/b", "b").Write("go/becomes", "a file").Write("go/script", "#!/bin/sh\n");
        });

        var merge = await world.GitHub.MergeAsync(
            "acme/examples",
            pr => pr.Delete("go/gone/b").Delete("go/becomes").Write("go/becomes/a/folder", "c").Executable("go/script", "#!/bin/sh\n").Write("go/deep/00/7", "edited").Submodule("go/module", new string('1', 40)),
            shape: Tells(1000));
        var delivery = await world.Service.FinishedAsync(merge);

        Paths(delivery).Should().BeEquivalentTo("go/gone/b", "go/becomes", "go/becomes/a/folder", "go/script", "go/deep/00/7", "go/module");

        // List, history; the root is cut and listed alone (3); so is go/ (3); deep/ is cut, and both levels of it are listed (3) and 00/ whole (2);
        // becomes/ was not there (1), gone/ is not there any more (1).
        RequestsForFiles(delivery).Should().Be(2 + 3 + 3 + 3 + 2 + 1 + 1);
    }

    [Fact]
    public async Task A_folder_that_GitHub_does_not_list_whole_fails_the_delivery_by_name()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct, simulator: new SimulatorOptions { TreeLimit = 40 });
        await world.StartServiceAsync();

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => Bulk(pr, 50, "go"), shape: Tells(1000));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("failed");
        ((string)delivery["error"]!).Should().Contain("'go/00' of acme/examples has more entries than GitHub lists");
    }

    [Fact]
    public async Task A_page_that_GitHub_cannot_make_is_asked_for_in_halves()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Path = "/files$", Skip = 1, Times = 4, Answer = FaultAnswer.Error(502) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => Bulk(pr, 160));
        var delivery = await world.Service.FinishedAsync(merge);

        Paths(delivery).Should().HaveCount(160);
        world.GitHub.Requests.Work.Where(request => request.Status == 200).Select(request => request.Query)
            .Should().Equal("?per_page=100&page=1", "?per_page=50&page=3", "?per_page=50&page=4");
    }

    [Fact]
    public async Task A_list_that_GitHub_cannot_make_at_all_is_replaced_by_the_trees()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Path = "/files$", Times = int.MaxValue, Answer = FaultAnswer.Error(502) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        ((int)delivery["attempts"]!).Should().Be(1);
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    private static T Bulk<T>(T edits, int files, string folder = "bulk")
        where T : GitHubSimulator.Repositories.FileEdits<T>
    {
        for (var number = 0; number < files; number++)
        {
            edits.Write($"{folder}/{number / 50:00}/{number}", $"{number}\n");
        }

        return edits;
    }

    private static WebhookShape Tells(int changedFiles) => new() { Edit = payload => payload["pull_request"]!["changed_files"] = changedFiles };

    private static IEnumerable<string> Paths(JsonObject delivery) => delivery["files_detail"]!.AsArray().Select(file => (string)file!["path"]!);

    private static int RequestsForFiles(JsonObject delivery) =>
        (int)delivery["steps"]!.AsArray().Single(step => (string)step!["name"]! == "changed files")!["requests"]!;
}
