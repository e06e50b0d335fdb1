using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>The real executable, told to stop, or killed by what it works on.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Told_to_stop_it_refuses_what_is_new_ends_the_write_it_began_and_hands_back_the_rest()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var go = new TaskCompletionSource();
        var held = world.GitHub.Faults.Add(new FaultRule { Mutation = true, HoldUntil = go.Task });
        var merges = new List<ClosedPullRequest>();
        ClosedPullRequest refused;
        await using (var first = await CopierProcess.StartAsync(world))
        {
            for (var i = 0; i < 3; i++)
            {
                merges.Add(await AcceptedAsync(world, $"f{i}"));
            }

            await held.FirstHit.WaitAsync(TimeSpan.FromSeconds(60));
            await first.TerminateAsync();
            await first.UnreadyAsync();
            refused = await MergeAsync(world, "late");
            go.SetResult();
            (await first.ExitAsync()).Should().Be(0);
        }

        refused.Answer!.Status.Should().Be(503);
        ((string)JsonNode.Parse(refused.Answer.Body)!["message"]!).Should().Contain("stopping");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2, "the write that was begun is done, and no other");

        await using var second = await CopierProcess.StartAsync(world);
        await RedeliverAsync(world, refused);
        foreach (var merge in merges.Append(refused))
        {
            var delivery = await second.FinishedAsync(merge);
            ((string)delivery["state"]!).Should().Be("succeeded");
            ((int)delivery["attempts"]!).Should().Be(1, "a stop is nobody's fault");
        }

        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(1 + merges.Count + 1);
    }

    [Fact]
    public async Task A_delivery_that_kills_its_process_three_times_is_parked_and_takes_no_other_with_it()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var never = new TaskCompletionSource();
        ClosedPullRequest? poison = null;
        ClosedPullRequest? slow = null;
        for (var i = 0; i < 2; i++)
        {
            var (poisonBegan, slowBegan) = (HoldList(world, 1, never.Task), HoldList(world, 2, never.Task));
            await using var process = await CopierProcess.StartAsync(world);
            poison ??= await AcceptedAsync(world, "poison");
            slow ??= await AcceptedAsync(world, "slow");
            await Task.WhenAll(poisonBegan.FirstHit, slowBegan.FirstHit).WaitAsync(_patience);
            process.Kill();
            world.GitHub.Faults.Clear();
        }

        var goOn = new TaskCompletionSource();
        var (itBegan, otherBegan) = (HoldList(world, 1, never.Task), HoldList(world, 2, goOn.Task));
        await using (var third = await CopierProcess.StartAsync(world))
        {
            await Task.WhenAny(itBegan.FirstHit, otherBegan.FirstHit).WaitAsync(_patience);
            var next = await third.FinishedAsync(await AcceptedAsync(world, "next"));
            ((string)next["state"]!).Should().Be("succeeded");
            (itBegan.Hits + otherBegan.Hits).Should().Be(1, "of those that may be what kills, one is under way");
            goOn.SetResult();
            await itBegan.FirstHit.WaitAsync(_patience);
            third.Kill();
            world.GitHub.Faults.Clear();
        }

        await using var last = await CopierProcess.StartAsync(world);
        var parked = await last.FinishedAsync(poison!);
        var delivered = await last.FinishedAsync(slow!);
        never.SetResult();

        ((string)parked["state"]!).Should().Be("failed");
        ((string)parked["error"]!).Should().Contain("died 3 times");
        ((string)delivered["state"]!).Should().Be("succeeded");

        // What killed the processes is mended, so a person does what the error says.
        var replay = await last.PostAsync($"api/v1/deliveries/{poison!.DeliveryId}/replay");
        ((string)(await last.FinishedAsync((string)replay["id"]!))["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Text("main", "code/poison.go").Should().Be("poison");
    }

    private static FaultRule HoldList(CopierWorld world, int number, Task until) =>
        world.GitHub.Faults.Add(new FaultRule { Path = $"^/repos/acme/examples/pulls/{number}/files", HoldUntil = until });

    /// <summary>A process that has just started may take longer than GitHub waits; then the webhook is sent again.</summary>
    private static async Task<ClosedPullRequest> AcceptedAsync(CopierWorld world, string name)
    {
        var merge = await MergeAsync(world, name);
        if (merge.Answer!.Status != 200)
        {
            await RedeliverAsync(world, merge);
        }

        return merge;
    }

    private static async Task RedeliverAsync(CopierWorld world, ClosedPullRequest merge)
    {
        int? status = null;
        for (var i = 0; i < 6 && status != 200; i++)
        {
            status = (await world.GitHub.RedeliverAsync(merge.DeliveryId)).Status;
        }

        status.Should().Be(200);
    }

    private static Task<ClosedPullRequest> MergeAsync(CopierWorld world, string name) =>
        world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{name}.go", name));
}
