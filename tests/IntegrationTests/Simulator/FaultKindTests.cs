using System.Net;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class FaultKindTests
{
    private const string CreateRef = "mutation($id: ID!, $oid: GitObjectID!) { createRef(input: {repositoryId: $id, name: \"refs/heads/x\", oid: $oid}) { ref { id } } }";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_may_hang_until_its_client_gives_up_before_or_after_its_effect(bool applied)
    {
        await using var scene = await Scene.StartAsync();
        var fault = scene.GitHub.Faults.Add(new FaultRule { GraphQL = "createRef", Hang = true, AfterApplying = applied });
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.Authorization = new("Bearer", scene.Token);
        request.Content = System.Net.Http.Json.JsonContent.Create(new { query = CreateRef, variables = new { id = scene.DocsId, oid = scene.Docs.Head("main") } });

        var sending = scene.Client.Http.SendAsync(request, patience.Token);
        var logged = await scene.GitHub.Requests.WaitAsync(r => r.Fault == fault);
        sending.IsCompleted.Should().BeFalse();
        await patience.CancelAsync();

        await sending.Invoking(s => s).Should().ThrowAsync<OperationCanceledException>();
        (scene.Docs.Head("x") is not null, logged.Status).Should().Be((applied, null));
    }

    [Fact]
    public async Task A_simulator_that_stops_lets_no_client_hang()
    {
        var scene = await Scene.StartAsync();
        var fault = scene.GitHub.Faults.Add(new FaultRule { Hang = true });
        var sending = scene.Client.SendAsync(HttpMethod.Get, "/repos/acme/docs", scene.Token);
        await scene.GitHub.Requests.WaitAsync(r => r.Fault == fault);

        await scene.GitHub.DisposeAsync();

        await sending.Invoking(s => s).Should().ThrowAsync<HttpRequestException>();
        scene.Client.Dispose();
    }

    [Fact]
    public async Task A_part_of_a_GraphQL_answer_may_be_missing()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.Faults.Add(new FaultRule { GraphQL = "repository", Loses = @"^docs\.b$" });
        const string query = "{ docs: repository(owner: \"acme\", name: \"docs\") { a: ref(qualifiedName: \"main\") { name } b: ref(qualifiedName: \"main\") { name } } }";

        var partial = await scene.Client.GraphQLAsync(scene.Token, query);

        (partial["data"]!["docs"]!["a"]!["name"]!.GetValue<string>(), partial["data"]!["docs"]!["b"]).Should().Be(("main", null));
        partial["errors"]!.ToJsonString().Should().Contain("RESOURCE_LIMITS_EXCEEDED").And.Contain("[\"docs\",\"b\"]");
        (await scene.DataAsync(query))["docs"]!["b"].Should().NotBeNull();
    }

    [Fact]
    public async Task A_query_that_answers_too_much_ends_in_502()
    {
        await using var scene = await Scene.StartAsync(r => r.Sized("large.txt", 20_000), new SimulatorOptions { GraphQLAnswerLimit = 10_000 });
        async Task<HttpStatusCode> Ask(string field) => (await scene.Client.SendAsync(HttpMethod.Post, "/graphql", scene.Token, new { query = $"{{ repository(owner: \"acme\", name: \"docs\") {{ object(expression: \"main:large.txt\") {{ ... on Blob {{ {field} }} }} }} }}" })).StatusCode;

        (await Ask("byteSize"), await Ask("text")).Should().Be((HttpStatusCode.OK, HttpStatusCode.BadGateway));
    }

    [Fact]
    public async Task Limits_are_told_with_200_to_GraphQL_and_may_come_without_their_headers()
    {
        await using var scene = await Scene.StartAsync();
        var faults = scene.GitHub.Faults;
        faults.Add(new FaultRule { Answer = FaultAnswer.GraphQLPrimaryRateLimit(DateTimeOffset.UnixEpoch.AddHours(1)) });
        faults.Add(new FaultRule { Answer = FaultAnswer.GraphQLSecondaryRateLimit(TimeSpan.FromSeconds(5)) });
        faults.Add(new FaultRule { Answer = FaultAnswer.SecondaryRateLimit(null, 429) with { WithoutRateLimit = true } });
        async Task<HttpResponseMessage> Ask() => await scene.Client.SendAsync(HttpMethod.Post, "/graphql", scene.Token, new { query = "{ rateLimit { cost } }" });

        var (primary, secondary, bare) = (await Ask(), await Ask(), await Ask());

        (primary.StatusCode, primary.Headers.GetValues("x-ratelimit-reset").Single()).Should().Be((HttpStatusCode.OK, "3600"));
        (secondary.StatusCode, secondary.Headers.RetryAfter!.Delta).Should().Be((HttpStatusCode.OK, TimeSpan.FromSeconds(5)));
        ((int)bare.StatusCode, bare.Headers.RetryAfter, bare.Headers.Contains("x-ratelimit-remaining")).Should().Be((429, null, false));
    }

    [Fact]
    public async Task Chance_decides_by_the_generator_of_the_test()
    {
        await using var scene = await Scene.StartAsync();
        var dice = new Random(7);
        var fault = scene.GitHub.Faults.Add(new FaultRule { Path = "^/repos/", Times = int.MaxValue, When = () => dice.NextDouble() < 0.5, Answer = FaultAnswer.Error(500) });

        var statuses = new List<int>();
        for (var i = 0; i < 20; i++) statuses.Add((await scene.RestAsync("GET", "/repos/acme/docs")).Status);

        var again = new Random(7);
        statuses.Should().Equal(Enumerable.Range(0, 20).Select(_ => again.NextDouble() < 0.5 ? 500 : 200));
        fault.Hits.Should().Be(statuses.Count(s => s == 500));
    }
}
