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
        world.GitHub.Repository("acme/docs").Text("main", "code/go/a.go").Should().Be("a", "it does not wait for another account");
        world.GitHub.Faults.Clear();
        var delivery = await world.Service.FinishedAsync(merge);

        waiting.Should().Match<Application.Ports.DeliverySettlement>(settled =>
            settled.State == DeliveryState.Retrying && settled.Attempts == 0 && settled.Error!.Contains("suspended"));
        ((string)delivery["state"]!).Should().Be("succeeded");
        ((int)delivery["attempts"]!).Should().Be(1, "waiting for what is down is no attempt");
        world.GitHub.Repository("globex/site").PullRequests.Should().ContainSingle();
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Theory]
    [InlineData("500", DeliveryState.Retrying)]
    [InlineData("limit", DeliveryState.Retrying)]
    [InlineData("refused", DeliveryState.PartiallyFailed)]
    public async Task An_account_that_cannot_be_read_holds_up_no_other(string trouble, DeliveryState state)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        world.GitHub.Faults.Add(new FaultRule
        {
            GraphQL = "query Snapshot",
            InstallationId = CopierWorld.Globex,
            Times = int.MaxValue,
            Answer = trouble switch
            {
                "500" => FaultAnswer.Error(500),
                "limit" => FaultAnswer.PrimaryRateLimit(TimeProvider.System.GetUtcNow().AddHours(1)),
                _ => FaultAnswer.GraphQLError("FORBIDDEN", "Resource protected by organization SAML enforcement."),
            },
        });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var settled = await world.Service.SettledAsync(merge);

        settled.State.Should().Be(state, settled.Error);
        settled.Steps.Should().Contain(step => step.Name == "read" && step.Detail == "3 change sets, 1 of whose targets cannot be read");
        world.GitHub.Repository("acme/docs").Text("main", "code/go/a.go").Should().Be("a");
        world.GitHub.Repository("initech/handbook").Text("main", "a/go/code.go").Should().Be("a");
        world.GitHub.Repository("globex/site").PullRequests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_repository_that_GitHub_does_not_let_the_App_read_fails_alone()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        world.GitHub.Faults.Add(new FaultRule
        {
            GraphQL = "query Snapshot",
            InstallationId = CopierWorld.Acme,
            Loses = "^t0$",
            LosesBecause = ("FORBIDDEN", "Repository access blocked"),
        });

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        Deliveries.State(delivery).Should().Be("partially_failed");
        var failed = delivery["change_sets"]!.AsArray().Single(set => (string)set!["state"]! == "failed")!;
        ((string)failed["target_repo"]!, (string)failed["error"]!).Should().Be(("acme/docs", "GitHub has blocked the repository or its account: Repository access blocked"));
        world.GitHub.Repository("globex/site").PullRequests.Should().ContainSingle();
        world.GitHub.Repository("initech/handbook").Text("main", "a/go/code.go").Should().Be("a");
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
