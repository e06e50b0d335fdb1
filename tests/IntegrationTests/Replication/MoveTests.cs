using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Replication;

/// <summary>From a SQLite file to a PostgreSQL database, as docs/operations.md has it.</summary>
public sealed class MoveTests
{
    [Fact]
    public async Task What_was_copied_before_the_move_is_found_in_place_and_what_failed_between_comes_after()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        var before = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(before);
        await world.Service.DisposeAsync();
        var between = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));

        await using var replicas = await Replicas.StartAsync(world, 2);
        foreach (var merge in new[] { before, between })
        {
            replicas.PointToNext();
            await world.GitHub.RedeliverAsync(merge.DeliveryId);
            await replicas.FinishedAsync(merge);
        }

        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(3);
        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/go/a.go", "code/go/b.go");
        var site = world.GitHub.Repository("globex/site");
        site.Commits(site.PullRequests.Should().ContainSingle().Which.HeadBranch).Should().HaveCount(3);
    }
}
