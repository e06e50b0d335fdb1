using System.Net;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class LimitTests
{
    private const string Read = "{ rateLimit { limit remaining } }";
    private const string Write = "mutation($id: ID!) { updateRefs(input: {repositoryId: $id, refUpdates: []}) { clientMutationId } }";
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_hourly_limit_of_one_installation_can_be_lowered_while_it_works()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.Install("globex", 2002);
        var other = await scene.Client.TokenAsync(2002);
        await scene.DataAsync(Read);

        scene.Installation.Limits.RequestsPerHour = 1;
        scene.Installation.Limits.Status = 429;

        (await scene.ErrorAsync(Read)).Should().Be(("RATE_LIMITED", "API rate limit exceeded for installation ID 1001."));
        await scene.RestAsync("GET", "pulls");
        (await scene.RestAsync("GET", "pulls")).Answer.Should().Match<HttpResponseMessage>(a => (int)a.StatusCode == 429 && a.Headers.GetValues("x-ratelimit-remaining").Single() == "0");
        (await scene.Client.GraphQLAsync(other, Read))["errors"].Should().BeNull();
        scene.Installation.Limits.RequestsPerHour = null;
        (await scene.DataAsync(Read))["rateLimit"]!["limit"]!.GetValue<int>().Should().Be(5000);
    }

    [Fact]
    public async Task Writing_too_often_meets_the_secondary_limit_until_a_minute_has_passed()
    {
        var clock = new FakeTimeProvider(Start);
        await using var scene = await Scene.StartAsync(options: new SimulatorOptions { Clock = clock });
        scene.Installation.Limits.WritesPerMinute = 2;
        scene.Installation.Limits.RetryAfter = TimeSpan.FromSeconds(30);
        object variables = new { id = scene.DocsId };
        await scene.DataAsync(Write, variables);
        await scene.RestAsync("POST", "git/blobs", new { content = "x" });

        (await scene.ErrorAsync(Write, variables)).Message.Should().StartWith("You have exceeded a secondary rate limit.");
        var rest = await scene.RestAsync("POST", "git/blobs", new { content = "x" });
        (rest.Status, rest.Answer.Headers.RetryAfter!.Delta).Should().Be((403, TimeSpan.FromSeconds(30)));
        await scene.DataAsync(Read);
        scene.Installation.Limits.RetryAfter = null;
        scene.Installation.Limits.GraphQLRefusedWith200 = false;
        var silent = await scene.Client.SendAsync(HttpMethod.Post, "/graphql", scene.Token, new { query = Write, variables });
        (silent.StatusCode, silent.Headers.RetryAfter).Should().Be((HttpStatusCode.Forbidden, null));
        clock.Advance(TimeSpan.FromMinutes(1));
        await scene.DataAsync(Write, variables);
    }

    [Fact]
    public async Task The_log_tells_how_much_was_asked_at_a_time_and_the_limit_refuses_more()
    {
        var clock = new FakeTimeProvider(Start);
        await using var scene = await Scene.StartAsync(options: new SimulatorOptions { Clock = clock });
        scene.Installation.Limits.ConcurrentRequests = 2;
        var go = new TaskCompletionSource();
        var (one, two) = (scene.GitHub.Faults.Add(new FaultRule { HoldUntil = go.Task }), scene.GitHub.Faults.Add(new FaultRule { HoldUntil = go.Task }));
        var waiting = new[] { scene.DataAsync(Read), scene.DataAsync(Read) };
        await Task.WhenAll(one.FirstHit, two.FirstHit);

        (await scene.ErrorAsync(Read)).Message.Should().StartWith("You have exceeded a secondary rate limit.");
        go.SetResult();
        await Task.WhenAll(waiting);
        for (var write = 0; write < 4; write++)
        {
            await scene.DataAsync(Write, new { id = scene.DocsId });
            clock.Advance(TimeSpan.FromMilliseconds(400));
        }

        var log = scene.GitHub.Requests;
        (log.MaxConcurrency(1001), log.MaxConcurrency(2002), log.MaxWrites(1001), log.MaxWrites(1001, TimeSpan.FromMinutes(1)), log.MaxWrites(2002)).Should().Be((3, 0, 3, 4, 0));
    }

    [Fact]
    public async Task A_new_token_may_be_refused_for_a_while()
    {
        var clock = new FakeTimeProvider(Start);
        await using var scene = await Scene.StartAsync(options: new SimulatorOptions { Clock = clock });
        scene.GitHub.Tokens.RefusedFor = TimeSpan.FromSeconds(3);
        var young = await scene.Client.TokenAsync(1001, clock: clock);
        async Task<HttpStatusCode> Use() => (await scene.Client.SendAsync(HttpMethod.Get, "/repos/acme/docs", young)).StatusCode;

        (await Use()).Should().Be(HttpStatusCode.Unauthorized);
        scene.GitHub.Tokens.Status = 403;
        (await Use()).Should().Be(HttpStatusCode.Forbidden);
        clock.Advance(TimeSpan.FromSeconds(3));
        (await Use()).Should().Be(HttpStatusCode.OK);

        (scene.GitHub.Tokens.RefusedFor, scene.GitHub.Tokens.RefusedUses, scene.GitHub.Tokens.Status) = (TimeSpan.Zero, 1, 401);
        young = await scene.Client.TokenAsync(1001, clock: clock);
        ((await Use()), (await Use())).Should().Be((HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }
}
