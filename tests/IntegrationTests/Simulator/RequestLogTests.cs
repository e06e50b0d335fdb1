using System.Net;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class RequestLogTests
{
    [Fact]
    public async Task Work_and_mutations_can_be_counted_apart_from_tokens_and_look_ups()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.Requests.Clear();
        var token = await scene.Client.TokenAsync(1001);
        await scene.Client.GetAsync("repos/acme/docs/installation", scene.Client.Jwt());
        await scene.Client.GraphQLAsync(token, "query Look { rateLimit { cost } }");
        await scene.Client.GraphQLAsync(token, "mutation Branch($id: ID!, $oid: GitObjectID!) { createRef(input: {repositoryId: $id, name: \"refs/heads/x\", oid: $oid}) { ref { id } } }", new { id = scene.DocsId, oid = scene.Docs.Head("main") });

        scene.GitHub.Requests.Should().HaveCount(4);
        scene.GitHub.Requests.Count(r => r.IsMutation).Should().Be(1);
        scene.GitHub.Requests.Count(r => r.IsTokenMint).Should().Be(1);
        scene.GitHub.Requests.Work.Select(r => r.Operation).Should().Equal("Look", "Branch");
        var write = scene.GitHub.Requests.Work[1];
        (write.InstallationId, write.Status, write.ErrorCount, write.Method, write.Path).Should().Be((1001, 200, 0, "POST", "/graphql"));
        write.Fields.Should().Equal("createRef");
        write.Repositories.Should().Equal("acme/docs");
        (write.BytesIn > 100, write.BytesOut > 20, write.Fault).Should().Be((true, true, null));
    }

    [Fact]
    public async Task An_unknown_route_is_not_found_and_noted()
    {
        await using var scene = await Scene.StartAsync();

        var answer = await scene.Client.SendAsync(HttpMethod.Put, "repos/acme/docs/contents/a", scene.Token, new { message = "x" });

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        scene.GitHub.UnexpectedRequests.Should().ContainSingle().Which.Should().Match<GitHubSimulator.Log.UnexpectedRequest>(r => r.Method == "PUT" && r.Path == "/repos/acme/docs/contents/a");
    }

    [Fact]
    public async Task A_request_can_be_waited_for()
    {
        await using var scene = await Scene.StartAsync();
        var waiting = scene.GitHub.Requests.WaitAsync(r => r.Operation == "Later", TestContext.Current.CancellationToken);
        waiting.IsCompleted.Should().BeFalse();

        await scene.DataAsync("query Later { rateLimit { cost } }");

        (await waiting).IsGraphQL.Should().BeTrue();
    }
}
