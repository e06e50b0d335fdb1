using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>Deleting only what is ours, and noticing what people changed.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task A_copy_goes_with_its_source()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));
        world.GitHub.Requests.Clear();

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go"));
        var delivery = await world.Service.FinishedAsync(merge);

        docs.Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/b.go");
        Deliveries.File(delivery, "go/a.go").Should().Match<System.Text.Json.Nodes.JsonObject>(file => (string)file["action"]! == "delete" && (string)file["state"]! == "succeeded");
        world.GitHub.Requests.Work.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_rename_moves_the_copy()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a text that is long enough to be known again")));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Rename("go/a.go", "go/b.go")));

        docs.Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/b.go");
    }

    [Fact]
    public async Task A_copy_that_people_changed_stays()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        docs.Commit("main", "A correction", edits => edits.Write("code/a.go", "corrected"));

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go")));

        docs.Text("main", "code/a.go").Should().Be("corrected");
        ((string)Deliveries.File(delivery, "go/a.go")["reason"]!).Should().Contain("changed since we wrote it");
    }

    [Fact]
    public async Task A_file_that_was_there_before_us_stays()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var docs = world.GitHub.Repository("acme/docs");
        docs.Commit("main", "Theirs", edits => edits.Write("code/old.go", "package old\n"));

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go")));

        docs.Text("main", "code/old.go").Should().NotBeNull("the same content does not make it ours");
        ((string)Deliveries.File(delivery, "go/old.go")["reason"]!).Should().Contain("nothing says that the target's copy is ours");
    }

    [Theory]
    [InlineData(MergeMethod.Merge)]
    [InlineData(MergeMethod.Squash)]
    [InlineData(MergeMethod.Rebase)]
    public async Task A_copy_that_came_by_a_pull_request_goes_by_one(MergeMethod method)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting.Replace("on_delete: delete", "on_delete: delete\n            commit_strategy: {type: pull_request}", StringComparison.Ordinal));
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        await world.GitHub.MergeAsync(docs.PullRequests[0], method);

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go")));

        docs.Tree(docs.PullRequests[1].HeadBranch).Keys.Should().BeEquivalentTo("README.md");
        docs.Text("main", "code/a.go").Should().Be("a", "the pull request is not merged yet");
    }

    [Fact]
    public async Task A_lost_ledger_is_found_again_in_the_history_of_the_target()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));
        docs.Commit("main", "A correction", edits => edits.Write("code/b.go", "corrected"));
        await world.ForgetEverythingAsync();

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go").Delete("go/b.go")));

        docs.Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/b.go");
    }

    [Fact]
    public async Task Forged_trailers_are_not_believed()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var docs = world.GitHub.Repository("acme/docs");
        docs.Commit(
            "main",
            $"Ours\n\nCopied-From: acme/examples#1\nSource-Commit: {world.GitHub.Repository("acme/examples").Head("main")}",
            edits => edits.Write("code/old.go", "package old\n"),
            identity: new("examples-copier[bot]", "1+examples-copier[bot]@users.noreply.github.com"));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go")));

        docs.Text("main", "code/old.go").Should().NotBeNull("GitHub did not sign that commit");
    }

    [Fact]
    public async Task A_change_of_people_is_told_when_it_is_replaced()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        docs.Commit("main", "A correction", edits => edits.Write("code/a.go", "corrected"));
        world.GitHub.Requests.Clear();

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "newer")));

        docs.Text("main", "code/a.go").Should().Be("newer");
        ((string)Deliveries.File(delivery, "go/a.go")["reason"]!).Should().Contain("had been changed since we wrote it");
        world.GitHub.Requests.Work.Should().HaveCount(3, "a list, a read, a write");
    }

    [Fact]
    public async Task In_a_pull_request_a_change_of_people_is_told_in_its_text()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        await world.GitHub.MergeAsync(docs.PullRequests[0], MergeMethod.Squash);
        docs.Commit("main", "A correction", edits => edits.Write("code/a.go", "corrected"));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "newer")));

        docs.PullRequests[1].Body.Should().Contain("Changed here since they were copied").And.Contain("- code/a.go");
    }
}
