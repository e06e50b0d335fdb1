using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>What is down costs no attempts, and work goes on by itself when it is back.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task A_suspended_installation_costs_no_attempt_and_holds_up_no_other()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        var suspended = world.GitHub.Faults.Add(new FaultRule
        {
            Path = $"/installations/{CopierWorld.Globex}/access_tokens$",
            Times = int.MaxValue,
            Answer = FaultAnswer.Error(403, "This installation has been suspended"),
        });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var waiting = await world.Service.SettledAsync(merge);
        await suspended.FirstHit;
        world.GitHub.Faults.Clear();
        var delivery = await world.Service.FinishedAsync(merge);

        waiting.Should().Match<Application.Ports.DeliverySettlement>(settled =>
            settled.State == DeliveryState.Retrying && settled.Attempts == 0 && settled.Error!.Contains("suspended"));
        ((string)delivery["state"]!).Should().Be("succeeded");
        ((int)delivery["attempts"]!).Should().Be(1, "waiting for what is down is no attempt");
        world.GitHub.Repository("globex/site").PullRequests.Should().ContainSingle();
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task While_GitHub_as_a_whole_is_down_attempts_are_kept()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:RetrySeconds=0.01", "--GitHub:CircuitSeconds=0.02");
        var down = world.GitHub.Faults.Add(new FaultRule { Path = "/(pulls|graphql)", Times = 14, Answer = FaultAnswer.Error(503) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        ((int)delivery["attempts"]!).Should().BeLessThanOrEqualTo(3, "the one that found it down, perhaps one more, and the one that did the work");
        down.Hits.Should().Be(14);
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task While_GraphQL_alone_is_down_attempts_are_kept()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        // The document and the smallest question, four times each.
        var down = world.GitHub.Faults.Add(new FaultRule { Path = "/graphql$", Times = 8, Answer = FaultAnswer.Error(502) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var waiting = await world.Service.SettledAsync(merge);
        var delivery = await world.Service.FinishedAsync(merge);

        waiting.Should().Match<Application.Ports.DeliverySettlement>(settled =>
            settled.State == DeliveryState.Retrying && settled.Attempts == 0 && settled.Error!.Contains("GraphQL"));
        ((string)delivery["state"]!).Should().Be("succeeded");
        ((int)delivery["attempts"]!).Should().Be(1, "waiting for what is down is no attempt");
        down.Hits.Should().Be(8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_was_done_and_reported_as_failed_more_than_once_is_recognised(bool proposed)
    {
        await using var world = await CopierWorld.StartAsync(proposed ? Configurations.Proposed : Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, AfterApplying = true, Drop = true });
        world.GitHub.Faults.Add(new FaultRule { GraphQL = "query Snapshot", Skip = 1, Times = 2, Answer = FaultAnswer.Error(502) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        world.GitHub.Requests.Count(request => request.IsMutation).Should().Be(1, "nothing is written twice");
        var docs = world.GitHub.Repository("acme/docs");
        docs.PullRequests.Should().HaveCount(proposed ? 1 : 0);
        docs.Commits(proposed ? docs.PullRequests[0].HeadBranch : "main").Should().HaveCount(2);
    }
}
