using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>Whatever GitHub does, a merge arrives once.</summary>
public sealed class FaultTests
{
    public static TheoryData<string, FaultRule> PassingFaults => new()
    {
        { "the list answers 502 twice", new FaultRule { Path = "/files$", Times = 2, Answer = FaultAnswer.Error(502) } },
        { "the list breaks off", new FaultRule { Path = "/files$", Drop = true } },
        { "the read times out in GitHub", new FaultRule { GraphQL = "query Snapshot", Answer = FaultAnswer.GraphQLError("SERVICE_UNAVAILABLE", "Something went wrong while executing your query.") } },
        { "the read answers 503 for longer than is waited in place", new FaultRule { GraphQL = "query Snapshot", Times = 6, Answer = FaultAnswer.Error(503) } },
        { "a token cannot be minted", new FaultRule { Path = "/access_tokens$", Skip = 1, Times = 5, Answer = FaultAnswer.Error(500) } },
        { "the write never reaches GitHub", new FaultRule { Mutation = true, Drop = true } },
        { "the write is refused with 502", new FaultRule { Mutation = true, Answer = FaultAnswer.Error(502) } },
        { "the write is done, and 502 is answered", new FaultRule { Mutation = true, AfterApplying = true, Answer = FaultAnswer.Error(502) } },
        { "the write is done, and the connection breaks", new FaultRule { Mutation = true, AfterApplying = true, Drop = true } },
        { "somebody else was quicker", new FaultRule { Mutation = true, Answer = FaultAnswer.GraphQLError("STALE_DATA", "Expected branch to point to \"x\" but it did not. Pull and try again.") } },
        { "a secondary limit", new FaultRule { Mutation = true, Answer = FaultAnswer.SecondaryRateLimit(TimeSpan.FromSeconds(1)) } },
        { "a secondary limit as 429", new FaultRule { Path = "/files$", Answer = FaultAnswer.SecondaryRateLimit(TimeSpan.FromSeconds(1), 429) } },
    };

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_passing_fault_delays_a_commit_and_never_repeats_it(string fault, FaultRule rule) =>
        await ArrivesOnceAsync(Configurations.Direct, fault, rule, world => world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2, fault));

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_passing_fault_delays_a_pull_request_and_never_repeats_it(string fault, FaultRule rule) =>
        await ArrivesOnceAsync(Configurations.Proposed, fault, rule, world =>
        {
            var docs = world.GitHub.Repository("acme/docs");
            var pull = docs.PullRequests.Should().ContainSingle(fault).Which;
            docs.Commits(pull.HeadBranch).Should().HaveCount(2, fault);
        });

    [Fact]
    public async Task A_primary_limit_reschedules_to_the_moment_GitHub_names_and_costs_no_attempt()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var reset = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 3);
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, Answer = FaultAnswer.PrimaryRateLimit(reset) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var first = await world.Service.SettledAsync(merge);
        var delivery = await world.Service.FinishedAsync(merge);

        first.State.Should().Be(DeliveryState.Retrying);
        first.NotBefore.Should().Be(reset.AddSeconds(1));
        ((int)delivery["attempts"]!).Should().Be(1);
        ((string)delivery["state"]!).Should().Be("succeeded");
    }

    [Fact]
    public async Task A_fault_that_stays_ends_after_eight_attempts_and_a_replay_brings_it_home()
    {
        await using var slack = await Listener.StartAsync();
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct, null, "--Copier:RetrySeconds=0.01", $"--Notifications:Slack:WebhookUrl={new Uri(slack.Url, "services/T/B/secret")}");
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, Times = int.MaxValue, Answer = FaultAnswer.Error(500) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);
        world.GitHub.Faults.Clear();
        var replay = await world.Service.ReplayAsync(merge.DeliveryId.ToString());

        ((string)delivery["state"]!).Should().Be("failed");
        ((int)delivery["attempts"]!).Should().Be(RetryPolicy.MaxAttempts);
        ((string)delivery["error"]!).Should().StartWith("Given up after 8 attempts");
        await slack.UntilAsync(heard => heard.Count > 0);
        slack.Heard.Should().ContainSingle("people are told once, when it is given up").Which.Text.Should().Contain("Given up after 8 attempts");
        ((string)replay["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task Only_what_is_not_done_is_done_again()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        var fault = world.GitHub.Faults.Add(new FaultRule { Mutation = true, InstallationId = CopierWorld.Globex, Answer = FaultAnswer.Error(500) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        world.GitHub.Requests.Count(request => request.IsMutation && request.InstallationId == CopierWorld.Acme).Should().Be(1);
        fault.Hits.Should().Be(1);
        ((int)delivery["attempts"]!).Should().Be(2);
        world.GitHub.Repository("globex/site").PullRequests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_branch_that_moves_between_reading_and_writing_is_read_again()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        var go = new TaskCompletionSource();
        var held = world.GitHub.Faults.Add(new FaultRule { Mutation = true, HoldUntil = go.Task });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await held.FirstHit;
        var theirs = docs.Commit("main", "A person was here", edits => edits.Write("theirs.md", "x"));
        go.SetResult();
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        docs.Commits("main")[0].Parents.Should().Equal(theirs);
        docs.Tree("main").Keys.Should().Contain(["theirs.md", "code/a.go"]);
    }

    [Fact]
    public async Task Tokens_that_GitHub_revoked_are_replaced()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        world.GitHub.RevokeTokens();

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));
        await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("acme/docs").Text("main", "code/b.go").Should().Be("b");
    }

    [Fact]
    public async Task Several_merges_at_once_into_one_branch_all_arrive()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merges = new List<GitHubSimulator.PullRequests.ClosedPullRequest>();
        for (var i = 0; i < 6; i++)
        {
            merges.Add(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/f{merges.Count}.go", $"{merges.Count}")));
        }

        foreach (var merge in merges)
        {
            ((string)(await world.Service.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        }

        var docs = world.GitHub.Repository("acme/docs");
        docs.Tree("main").Should().HaveCount(1 + merges.Count);
        docs.Commits("main").Should().HaveCount(1 + merges.Count);
        world.GitHub.Requests.Sum(request => request.ErrorCount).Should().Be(0, "writers to one branch wait for each other");
    }

    private static async Task ArrivesOnceAsync(string configuration, string fault, FaultRule rule, Action<CopierWorld> check)
    {
        await using var world = await CopierWorld.StartAsync(configuration);
        world.GitHub.Faults.Add(rule);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded", fault);
        var changeSet = delivery["change_sets"]![0]!;
        ((string)changeSet["state"]!).Should().Be("succeeded", fault);
        ((string?)changeSet["commit"]).Should().NotBeNull(fault);
        check(world);
    }
}
