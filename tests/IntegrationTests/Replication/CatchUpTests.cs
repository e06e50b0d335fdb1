using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;
using Quartz;

namespace ExamplesCopier.IntegrationTests.Replication;

/// <summary>One replica at a time catches up, for all of them.</summary>
public sealed class CatchUpTests
{
    [Fact]
    public async Task Replicas_that_are_told_at_once_look_one_after_another_and_copy_each_merge_once()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, 2, "--Copier:CatchUpMinutes=600");
        await world.GitHub.Requests.WaitAsync(request => request.IsHookList());
        var merges = new List<ClosedPullRequest>();
        for (var i = 0; i < 6; i++)
        {
            merges.Add(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{merges.Count}.go", "x"), deliver: false));
        }

        var commits = 0;
        var copied = world.GitHub.Requests.WaitAsync(request => request is { IsGraphQL: true, IsMutation: true } && ++commits == 6);
        foreach (var service in replicas.Services)
        {
            var scheduler = await service.Resolve<ISchedulerFactory>().GetScheduler();
            await scheduler.TriggerJob(new JobKey("catch-up"));
        }

        await copied.WaitAsync(TimeSpan.FromSeconds(60));

        var deliveries = await replicas.Services[0].GetAsync("api/v1/deliveries?limit=200");
        deliveries["items"]!.AsArray().Select(delivery => (int)delivery!["pull_request"]!).Should().BeEquivalentTo(merges.Select(merge => merge.Number));
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(7);
    }
}
