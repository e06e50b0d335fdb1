using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>Deliveries that want to write to the same branch.</summary>
public sealed class BusyBranchTests
{
    [Fact]
    public async Task One_that_waits_for_the_branch_asks_GitHub_only_once_what_its_merge_changed()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var written = new TaskCompletionSource();
        var writing = world.GitHub.Faults.Add(new FaultRule { Mutation = true, HoldUntil = written.Task });
        var first = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await writing.FirstHit.WaitAsync(TimeSpan.FromSeconds(60));

        var second = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));
        (await world.Service.SettledAsync(second)).Error.Should().Be("Another delivery is writing to the target branch.");
        written.SetResult();

        Deliveries.State(await world.Service.FinishedAsync(first)).Should().Be("succeeded");
        Deliveries.State(await world.Service.FinishedAsync(second)).Should().Be("succeeded");
        world.GitHub.Requests.Where(request => request.Path.EndsWith($"/pulls/{second.Number}/files", StringComparison.Ordinal)).Should().ContainSingle();
        world.GitHub.Repository("acme/docs").Text("main", "code/b.go").Should().Be("b");
    }
}
