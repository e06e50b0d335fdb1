using System.Net;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class FaultTests
{
    private const string CreateRef = "mutation($id: ID!, $oid: GitObjectID!) { createRef(input: {repositoryId: $id, name: \"refs/heads/x\", oid: $oid}) { ref { id } } }";

    [Fact]
    public async Task A_fault_strikes_as_often_as_said_after_those_it_lets_pass()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.OpenPullRequest("acme/docs", pr => pr.Write("a", "1"));
        var fault = scene.GitHub.Faults.Add(new FaultRule { Method = "get", Path = @"/pulls/\d+$", Skip = 1, Times = 2, Answer = FaultAnswer.Error(502) });

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++) statuses.Add((int)(await scene.Client.SendAsync(HttpMethod.Get, "api/v3/repos/acme/docs/pulls/1", scene.Token)).StatusCode);

        statuses.Should().Equal(200, 502, 502, 200);
        (fault.Hits, fault.FirstHit.IsCompleted).Should().Be((2, true));
    }

    [Fact]
    public async Task An_effect_may_happen_and_its_answer_be_lost()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.Faults.Add(new FaultRule { GraphQL = "createRef", AfterApplying = true, Drop = true });

        var sending = () => scene.Client.GraphQLAsync(scene.Token, CreateRef, new { id = scene.DocsId, oid = scene.Docs.Head("main") });

        await sending.Should().ThrowAsync<HttpRequestException>();
        scene.Docs.Head("x").Should().NotBeNull();
        scene.GitHub.Requests.Last().Should().Match<GitHubSimulator.Log.LoggedRequest>(r => r.Status == null && r.AppliedStatus == 200 && r.Fault != null);
    }

    [Fact]
    public async Task A_dropped_request_has_no_effect()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.Faults.Add(new FaultRule { Mutation = true, Drop = true });

        var sending = () => scene.Client.GraphQLAsync(scene.Token, CreateRef, new { id = scene.DocsId, oid = scene.Docs.Head("main") });

        await sending.Should().ThrowAsync<HttpRequestException>();
        scene.Docs.Head("x").Should().BeNull();
    }

    [Fact]
    public async Task Limits_are_answered_as_GitHub_answers_them()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.Faults.Add(new FaultRule { GraphQL = "rateLimit", InstallationId = 1001, Answer = FaultAnswer.GraphQLError("RATE_LIMITED", "API rate limit exceeded") });
        scene.GitHub.Faults.Add(new FaultRule { Path = "/pulls/1$", Answer = FaultAnswer.SecondaryRateLimit(TimeSpan.FromSeconds(7), 429) });
        scene.GitHub.Faults.Add(new FaultRule { Path = "/pulls/1$", Answer = FaultAnswer.PrimaryRateLimit(DateTimeOffset.UnixEpoch.AddHours(1)) });

        (await scene.ErrorAsync("{ rateLimit { cost } }")).Type.Should().Be("RATE_LIMITED");
        var secondary = await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1", scene.Token);
        var primary = await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1", scene.Token);

        ((int)secondary.StatusCode, secondary.Headers.RetryAfter!.Delta).Should().Be((429, TimeSpan.FromSeconds(7)));
        (primary.StatusCode, primary.Headers.GetValues("x-ratelimit-remaining").Single(), primary.Headers.GetValues("x-ratelimit-reset").Single()).Should().Be((HttpStatusCode.Forbidden, "0", "3600"));
    }

    [Fact]
    public async Task The_hourly_limit_holds_without_any_fault()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var scene = await Scene.StartAsync(options: new SimulatorOptions { RateLimit = 2, Clock = clock, TokenLifetime = TimeSpan.FromDays(1) });
        async Task<HttpResponseMessage> Read() => await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1", scene.Token);
        await scene.DataAsync("{ rateLimit { cost } }");
        (await scene.ErrorAsync("{ rateLimit { cost } }")).Type.Should().Be("RATE_LIMITED");
        await Read();
        await Read();

        var refused = await Read();
        clock.Advance(TimeSpan.FromHours(1));
        var again = await Read();

        (refused.StatusCode, refused.Headers.GetValues("x-ratelimit-remaining").Single(), again.StatusCode).Should().Be((HttpStatusCode.Forbidden, "0", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_request_can_be_held_until_the_test_lets_it_go()
    {
        await using var scene = await Scene.StartAsync();
        var go = new TaskCompletionSource();
        var fault = scene.GitHub.Faults.Add(new FaultRule { GraphQL = "rateLimit", HoldUntil = go.Task });

        var reading = scene.DataAsync("{ rateLimit { cost } }");
        await fault.FirstHit;
        reading.IsCompleted.Should().BeFalse();
        go.SetResult();

        (await reading)["rateLimit"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_delay_runs_on_the_simulators_clock()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var scene = await Scene.StartAsync(options: new SimulatorOptions { Clock = clock });
        var fault = scene.GitHub.Faults.Add(new FaultRule { GraphQL = "rateLimit", Delay = TimeSpan.FromMinutes(5) });

        var reading = scene.DataAsync("{ rateLimit { cost } }");
        await fault.FirstHit;
        reading.IsCompleted.Should().BeFalse();
        clock.Advance(TimeSpan.FromMinutes(5));

        (await reading)["rateLimit"].Should().NotBeNull();
    }
}
