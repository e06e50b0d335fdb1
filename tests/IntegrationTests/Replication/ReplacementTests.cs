using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.Postgres;

namespace ExamplesCopier.IntegrationTests.Replication;

/// <summary>Replicas and their server come and go while merges come in.</summary>
public sealed class ReplacementTests
{
    private const int Merges = 24;

    [Fact]
    public async Task A_rolling_replacement_of_all_replicas_loses_and_repeats_nothing()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Everywhere);
        await using var replicas = await Replicas.StartAsync(world, 3);
        var merges = new List<ClosedPullRequest>();
        var replaced = ReplaceAllAsync(replicas);
        while (merges.Count < Merges)
        {
            merges.Add(await AcceptedAsync(world, replicas, await replicas.MergeAsync("acme/examples", pr => pr.Write($"go/f{merges.Count}.go", $"{merges.Count}"))));
        }

        await replaced;
        foreach (var merge in merges)
        {
            ((string)(await replicas.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        }

        foreach (var target in new[] { "acme/docs", "initech/handbook" })
        {
            world.GitHub.Repository(target).Commits("main").Should().HaveCount(1 + Merges, target);
            world.GitHub.Repository(target).Tree("main").Should().HaveCount(1 + Merges, target);
        }

        var site = world.GitHub.Repository("globex/site");
        var pull = site.PullRequests.Should().ContainSingle().Which;
        site.Commits(pull.HeadBranch).Should().HaveCount(1 + Merges);
        site.Tree(pull.HeadBranch).Should().HaveCount(1 + Merges);
    }

    [Fact]
    public async Task While_PostgreSQL_is_gone_nothing_is_accepted_and_afterwards_all_goes_on()
    {
        await using var server = await PostgresServer.StartOwnAsync();
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, await server.CreateDatabaseAsync(), 2);
        await replicas.FinishedAsync(await replicas.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        await server.StopAsync();
        var refused = await replicas.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));
        refused.Answer!.Status.Should().Be(503);
        await server.StartAgainAsync();
        await AcceptedAsync(world, replicas, refused);

        ((string)(await replicas.FinishedAsync(refused))["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(3);
    }

    private static async Task ReplaceAllAsync(Replicas replicas)
    {
        foreach (var old in replicas.Services.ToList())
        {
            await replicas.StopAsync(old);
            await replicas.StartOneMoreAsync();
        }
    }

    /// <summary>What a stopping replica did not take is redelivered to another, as GitHub's retry would be.</summary>
    private static async Task<ClosedPullRequest> AcceptedAsync(CopierWorld world, Replicas replicas, ClosedPullRequest merge)
    {
        var status = merge.Answer!.Status;
        for (var attempt = 0; status != 200 && attempt < 20; attempt++)
        {
            replicas.PointToNext();
            status = (await world.GitHub.RedeliverAsync(merge.DeliveryId)).Status;
        }

        status.Should().Be(200);
        return merge;
    }
}
