using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.Postgres;

namespace ExamplesCopier.IntegrationTests.Replication;

/// <summary>Two executables on one PostgreSQL database, and one of them is killed.</summary>
public sealed class TakeoverTests
{
    [Fact]
    public async Task What_a_killed_replica_held_is_done_by_another_within_a_minute()
    {
        PostgresServer.Require();
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var never = new TaskCompletionSource();
        var held = world.GitHub.Faults.Add(new FaultRule { GraphQL = "query Snapshot", HoldUntil = never.Task });
        await using var holder = await CopierProcess.StartAsync(world, null, Replicas.On(database));
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await held.FirstHit.WaitAsync(TimeSpan.FromSeconds(60));
        await using var other = await CopierProcess.StartAsync(world, null, Replicas.On(database));

        holder.Kill();
        var killed = TimeProvider.System.GetUtcNow();
        var delivery = await other.FinishedAsync(merge);
        never.SetResult();

        ((string)delivery["state"]!).Should().Be("succeeded");
        ((int)delivery["attempts"]!).Should().Be(1, "a death is no attempt");
        ((DateTimeOffset)delivery["finished_at"]! - killed).Should().BeLessThan(TimeSpan.FromMinutes(1));
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }
}
