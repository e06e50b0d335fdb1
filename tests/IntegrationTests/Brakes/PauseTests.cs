using System.Net;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Brakes;

public sealed class PauseTests
{
    private const string Source = "api/v1/sources/acme/examples";

    [Fact]
    public async Task What_comes_to_a_paused_source_is_stored_and_written_in_its_order_when_it_is_resumed()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:MaxConcurrentDeliveries=1");
        (await world.Service.PostAsync($"{Source}/pause")).Body.ToJsonString().Should().Be("""{"source_repo":"acme/examples","paused":true,"all_paused":false}""");
        var merges = new List<ClosedPullRequest>();
        for (var i = 0; i < 4; i++)
        {
            merges.Add(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{merges.Count}.go", "a")));
        }

        foreach (var merge in merges)
        {
            merge.Answer!.Status.Should().Be(200);
            await world.Service.FireAsync(merge.DeliveryId);
            var waiting = await world.Service.DeliveryAsync(merge.DeliveryId);
            Service.Deliveries.State(waiting).Should().Be("pending");
            ((int)waiting["attempts"]!).Should().Be(0);
            waiting["started_at"].Should().BeNull();
        }

        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(1);
        (await world.Service.HealthOfAsync("acme/examples")).Should().Be("paused");
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("healthy");

        (await world.Service.PostAsync($"{Source}/resume")).Body.ToJsonString().Should().Be("""{"source_repo":"acme/examples","paused":false,"all_paused":false}""");

        foreach (var merge in merges)
        {
            Service.Deliveries.State(await world.Service.FinishedAsync(merge)).Should().Be("succeeded");
        }

        world.GitHub.Repository("acme/docs").Commits("main").Reverse().Skip(1).Select(commit => commit.Message.Split("Copied-From: ")[1].Split('\n')[0])
            .Should().Equal(merges.Select(merge => $"acme/examples#{merge.Number}"));
        (await world.Service.HealthOfAsync("acme/examples")).Should().Be("healthy");
    }

    [Fact]
    public async Task A_paused_source_stops_no_other()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.PostAsync($"{Source}/pause");

        var paused = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var other = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/a.png", "a"));

        Service.Deliveries.State(await world.Service.FinishedAsync(other)).Should().Be("succeeded");
        await world.Service.FireAsync(paused.DeliveryId);
        Service.Deliveries.State(await world.Service.DeliveryAsync(paused.DeliveryId)).Should().Be("pending");
    }

    [Fact]
    public async Task A_pause_of_all_holds_over_a_restart_and_a_resumed_source_waits_for_its_end()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        (await world.Service.PostAsync("api/v1/pause")).Body.ToJsonString().Should().Be("""{"source_repo":null,"paused":true,"all_paused":true}""");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.DisposeAsync();
        await world.StartServiceAsync();

        (await world.Service.HealthOfAsync("acme/examples")).Should().Be("paused");
        (await world.Service.PostAsync($"{Source}/resume")).Body.ToJsonString().Should().Be("""{"source_repo":"acme/examples","paused":true,"all_paused":true}""");
        await world.Service.FireAsync(merge.DeliveryId);
        Service.Deliveries.State(await world.Service.DeliveryAsync(merge.DeliveryId)).Should().Be("pending");

        await world.Service.PostAsync("api/v1/resume");
        Service.Deliveries.State(await world.Service.FinishedAsync(merge)).Should().Be("succeeded");
    }

    [Fact]
    public async Task A_delivery_in_work_finishes_the_change_set_in_hand_and_begins_no_other()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        var go = new TaskCompletionSource();
        var writing = world.GitHub.Faults.Add(new FaultRule { Mutation = true, HoldUntil = go.Task });
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a/main.go", "package main\n"));
        await writing.FirstHit.WaitAsync(TimeSpan.FromSeconds(60));

        await world.Service.PostAsync($"{Source}/pause");
        go.SetResult();

        (await world.Service.SettledAsync(merge)).Should().BeEquivalentTo(new { State = DeliveryState.Pending, Attempts = 0 });
        Service.Deliveries.States(await world.Service.DeliveryAsync(merge.DeliveryId)).Should().Equal("succeeded");
        world.GitHub.Repository("globex/site").PullRequests.Should().BeEmpty();
        world.GitHub.Repository("initech/handbook").Commits("main").Should().HaveCount(1);

        await world.Service.PostAsync($"{Source}/resume");
        Service.Deliveries.States(await world.Service.FinishedAsync(merge)).Should().Equal("succeeded", "succeeded", "succeeded");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task A_pause_holds_on_every_replica()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, 2);
        await replicas.Services[0].PostAsync($"{Source}/pause");
        await replicas.Services[0].PostAsync($"{Source}/pause");

        var merge = await replicas.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await replicas.Services[1].FireAsync(merge.DeliveryId);

        Service.Deliveries.State(await replicas.Services[1].DeliveryAsync(merge.DeliveryId)).Should().Be("pending");
        (await replicas.Services[1].HealthOfAsync("acme/examples")).Should().Be("paused");
        await replicas.Services[1].PostAsync($"{Source}/resume");
        Service.Deliveries.State(await replicas.FinishedAsync(merge)).Should().Be("succeeded");
    }

    [Theory]
    [InlineData(CopierService.ReaderKey, Source, HttpStatusCode.Forbidden)]
    [InlineData(CopierService.OperatorKey, "api/v1/sources/acme/unheard-of", HttpStatusCode.NotFound)]
    [InlineData(CopierService.OperatorKey, "api/v1/sources/acme/..%2F", HttpStatusCode.NotFound)]
    [InlineData(CopierWorldKeys.ConfinedOperator, Source, HttpStatusCode.NotFound)]
    [InlineData(CopierWorldKeys.ConfinedOperator, "api/v1", HttpStatusCode.Forbidden)]
    [InlineData(CopierWorldKeys.ConfinedOperator, "api/v1/sources/GLOBEX/shared", HttpStatusCode.OK)]
    public async Task Who_may_pause_what(string key, string prefix, HttpStatusCode status)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, null, CopierWorldKeys.Settings);

        (await world.Service.PostAsync($"{prefix}/pause", key)).Status.Should().Be(status);
        (await world.Service.PostAsync($"{prefix}/resume", key)).Status.Should().Be(status);

        (await world.Service.HealthOfAsync("acme/examples")).Should().Be("healthy");
    }

    private static class CopierWorldKeys
    {
        public const string ConfinedOperator = "confined-operator-0123456789abcdef0123456789";

        public static readonly string[] Settings =
            ["--Admin:ApiKeys:3:Name=globex", $"--Admin:ApiKeys:3:Key={ConfinedOperator}", "--Admin:ApiKeys:3:Role=Operator", "--Admin:ApiKeys:3:Sources:0=globex/*"];
    }
}
