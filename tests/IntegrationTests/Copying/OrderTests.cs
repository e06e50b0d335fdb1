using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>Two merges that touch one file, in whatever order they are processed.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_newer_content_stays_in_either_order_and_together(bool olderFirst)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        var older = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "older"), deliver: false);
        var newer = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "newer"), deliver: false);

        await Task.WhenAll((olderFirst ? new[] { older, newer } : [newer, older]).Select(merge => world.GitHub.RedeliverAsync(merge.DeliveryId)));
        await world.Service.FinishedAsync(older);
        await world.Service.FinishedAsync(newer);

        docs.Text("main", "code/a.go").Should().Be("newer");
        docs.Commits("main").Should().HaveCount(2, "the older merge has nothing to say any more");
    }

    [Fact]
    public async Task An_older_merge_that_is_replayed_later_changes_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var older = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "older"));
        await world.Service.FinishedAsync(older);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "newer")));
        var head = world.GitHub.Repository("acme/docs").Head("main");

        var replay = await world.Service.ReplayAsync(older.DeliveryId.ToString());

        world.GitHub.Repository("acme/docs").Head("main").Should().Be(head);
        ((string)Deliveries.File(replay, "go/a.go")["reason"]!).Should().Contain("later change");
    }

    [Fact]
    public async Task A_deletion_that_comes_late_does_not_undo_the_return_of_the_file()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "first")));
        var gone = await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go"), deliver: false);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "back")));

        await world.GitHub.RedeliverAsync(gone.DeliveryId);
        await world.Service.FinishedAsync(gone);

        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("back");
    }
}
