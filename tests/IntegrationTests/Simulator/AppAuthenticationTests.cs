using System.Net;
using System.Security.Cryptography;
using ExamplesCopier.GitHubSimulator;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class AppAuthenticationTests
{
    private static readonly DateTimeOffset Now = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-60, 600, true)]
    [InlineData(60, 540, true)]
    [InlineData(90, 540, false)]
    [InlineData(-60, 601, false)]
    [InlineData(-600, -1, false)]
    public async Task The_times_of_the_App_token_are_held_to_the_rules(int issued, int expires, bool accepted)
    {
        await using var github = await SimulatedGitHub.StartAsync(new SimulatorOptions { Clock = new FakeTimeProvider(Now) });
        using var client = new SimulatorClient(github);
        var jwt = SimulatorClient.Jwt(github.App.PrivateKeyPem, github.App.Id, Now.AddSeconds(issued), Now.AddSeconds(expires));

        var answer = await client.SendAsync(HttpMethod.Get, "app", jwt);

        answer.StatusCode.Should().Be(accepted ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_issuer_may_be_a_number_or_text_or_the_client_id_but_no_stranger()
    {
        await using var github = await SimulatedGitHub.StartAsync();
        using var client = new SimulatorClient(github);
        async Task<HttpStatusCode> As(object issuer, string key)
        {
            var jwt = SimulatorClient.Jwt(key, issuer, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddMinutes(5));
            return (await client.SendAsync(HttpMethod.Get, "app", jwt)).StatusCode;
        }

        (await As(github.App.Id, github.App.PrivateKeyPem)).Should().Be(HttpStatusCode.OK);
        (await As($"{github.App.Id}", github.App.PrivateKeyPem)).Should().Be(HttpStatusCode.OK);
        (await As(github.App.ClientId, github.App.PrivateKeyPem)).Should().Be(HttpStatusCode.OK);
        (await As(999, github.App.PrivateKeyPem)).Should().Be(HttpStatusCode.Unauthorized);
        using var other = RSA.Create(2048);
        (await As(github.App.Id, other.ExportRSAPrivateKeyPem())).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_lives_for_an_hour()
    {
        var clock = new FakeTimeProvider(Now);
        await using var scene = await Scene.StartAsync(options: new SimulatorOptions { Clock = clock });
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1"), deliver: false);
        clock.Advance(TimeSpan.FromMinutes(59));
        (await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1", scene.Token)).StatusCode.Should().Be(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1", scene.Token);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        ((string)(await SimulatorClient.ReadAsync(answer))["message"]!).Should().Be("Bad credentials");
    }

    [Fact]
    public async Task A_token_reaches_only_the_repositories_of_its_installation()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.CreateRepository("acme/secret", r => r.File("a", "1"));
        scene.GitHub.CreateRepository("rival/docs", r => r.File("a", "1"));
        scene.GitHub.Install("rival", 2002);
        scene.Installation.Select("acme/docs");
        foreach (var repository in new[] { "acme/docs", "acme/secret", "rival/docs" }) scene.GitHub.OpenPullRequest(repository, pr => pr.Write("b", "2"));

        async Task<HttpStatusCode> Read(string repository) =>
            (await scene.Client.SendAsync(HttpMethod.Get, $"repos/{repository}/pulls/1", scene.Token)).StatusCode;

        (await Read("acme/docs")).Should().Be(HttpStatusCode.OK);
        (await Read("acme/secret")).Should().Be(HttpStatusCode.NotFound);
        (await Read("rival/docs")).Should().Be(HttpStatusCode.NotFound);
        (await Read("acme/missing")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_token_can_be_narrowed_but_not_widened()
    {
        await using var scene = await Scene.StartAsync();
        var narrow = await scene.Client.TokenAsync(1001, new { repositories = new[] { "docs" }, permissions = new { contents = "read" } });
        var query = new { o = scene.DocsId, oid = scene.Docs.Head("main") };
        var answer = await scene.Client.GraphQLAsync(narrow, "mutation($o: ID!, $oid: GitObjectID!) { createRef(input: {repositoryId: $o, name: \"refs/heads/x\", oid: $oid}) { ref { id } } }", query);
        ((string)answer["errors"]![0]!["type"]!).Should().Be("FORBIDDEN");

        scene.GitHub.CreateRepository("acme/other", r => r.File("a", "1"));
        (await scene.Client.GraphQLAsync(narrow, "{ repository(owner: \"acme\", name: \"other\") { id } }"))["data"]!["repository"].Should().BeNull();

        var wide = await scene.Client.SendAsync(HttpMethod.Post, "app/installations/1001/access_tokens", scene.Client.Jwt(), new { permissions = new { workflows = "write" } });
        var foreign = await scene.Client.SendAsync(HttpMethod.Post, "app/installations/1001/access_tokens", scene.Client.Jwt(), new { repositories = new[] { "elsewhere" } });

        (wide.StatusCode, foreign.StatusCode).Should().Be((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_suspended_installation_gets_no_token_and_may_not_use_the_one_it_has()
    {
        await using var scene = await Scene.StartAsync();
        scene.Installation.IsSuspended = true;

        var mint = await scene.Client.SendAsync(HttpMethod.Post, "app/installations/1001/access_tokens", scene.Client.Jwt());
        var read = await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1", scene.Token);

        (mint.StatusCode, read.StatusCode).Should().Be((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        ((string)(await SimulatorClient.ReadAsync(mint))["message"]!).Should().Be("This installation has been suspended");
    }

    [Fact]
    public async Task Unknown_or_revoked_credentials_are_bad_and_an_installation_that_is_gone_is_not_found()
    {
        await using var scene = await Scene.StartAsync();
        (await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1", "ghs_nobody")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        scene.GitHub.RevokeTokens();
        (await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1", scene.Token)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await scene.Client.SendAsync(HttpMethod.Post, "app/installations/77/access_tokens", scene.Client.Jwt())).StatusCode.Should().Be(HttpStatusCode.NotFound);
        scene.Installation.Uninstall();
        (await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/installation", scene.Client.Jwt())).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_request_without_a_user_agent_is_turned_away()
    {
        await using var scene = await Scene.StartAsync();
        scene.Client.Http.DefaultRequestHeaders.UserAgent.Clear();

        var answer = await scene.Client.SendAsync(HttpMethod.Get, "app", scene.Client.Jwt());

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
