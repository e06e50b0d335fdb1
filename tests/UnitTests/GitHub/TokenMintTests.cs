using System.Net;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class TokenMintTests
{
    private const string Most = """{"permissions":{"contents":"write","members":"read","metadata":"read","pull_requests":"write","workflows":"write"}}""";
    private static readonly InstallationId _seven = new(7);
    private readonly FakeTimeProvider _time = new();
    private string? _asked;

    [Fact]
    public async Task A_token_comes_with_what_it_may_do()
    {
        var token = await MintAsync("""
            {"token":"ghs_1","expires_at":"2026-07-11T22:14:10Z","repository_selection":"all","permissions":{"contents":"write","metadata":"read","workflows":"write"}}
            """);

        token.Value.Should().Be("ghs_1");
        token.MintedAt.Should().Be(_time.GetUtcNow());
        token.ExpiresAt.Should().Be(new DateTimeOffset(2026, 7, 11, 22, 14, 10, TimeSpan.Zero));
        token.Permissions.Should().Contain("contents", "write").And.Contain("workflows", "write").And.NotContainKey("pull_requests");
    }

    [Fact]
    public async Task An_answer_without_permissions_grants_none() =>
        (await MintAsync("""{"token":"ghs_1","expires_at":"2026-07-11T22:14:10Z"}""")).Permissions.Should().BeEmpty();

    [Theory]
    [InlineData("""{"contents":"write","issues":"write","metadata":"read","pull_requests":"write"}""", """{"permissions":{"contents":"write","metadata":"read","pull_requests":"write"}}""")]
    [InlineData("""{"contents":"read","members":"read"}""", """{"permissions":{"contents":"read","members":"read"}}""")]
    [InlineData("""{"administration":"write"}""", Most)]
    [InlineData("null", Most)]
    public async Task Nothing_is_asked_for_that_is_not_needed_or_not_granted(string granted, string asked)
    {
        await MintAsync("""{"token":"ghs_1","expires_at":"2026-07-11T22:14:10Z"}""", $$"""{"id":7,"account":{"login":"acme"},"permissions":{{granted}}}""");

        _asked.Should().Be(asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>ghs_secret</html>")]
    [InlineData("""{"token":"","expires_at":"2026-07-11T22:14:10Z"}""")]
    [InlineData("""{"token":"ghs_secret"}""")]
    [InlineData("""{"token":"ghs_secret","expires_at":"ghs_secret"}""")]
    [InlineData("""{"token":["ghs_secret"],"expires_at":"2026-07-11T22:14:10Z"}""")]
    public async Task An_answer_that_is_no_token_passes_and_is_not_quoted(string body)
    {
        var refused = (await FluentActions.Awaiting(() => MintAsync(body)).Should().ThrowAsync<FaultException>()).Which;

        refused.Fault.Should().BeOfType<Transient>();
        refused.ToString().Should().NotContain("ghs_secret");
    }

    private async Task<InstallationToken> MintAsync(string body, string installation = """{"id":7,"account":{"login":"acme"}}""")
    {
        using var app = new HttpClient(new Answer(body, installation, asked => _asked = asked)) { BaseAddress = new Uri("https://api.github.com/") };
        return await TokenMint.MintAsync(app, _seven, new TokenScope(configuration: null), _time, TestContext.Current.CancellationToken);
    }

    private sealed class Answer(string minted, string installation, Action<string> asked) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            switch (request)
            {
                case { Method.Method: "GET", RequestUri.AbsolutePath: "/app/installations/7" }:
                    return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(installation) };
                case { Method.Method: "POST", RequestUri.AbsolutePath: "/app/installations/7/access_tokens" }:
                    asked(await request.Content!.ReadAsStringAsync(cancellationToken));
                    return new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent(minted) };
                default:
                    return new HttpResponseMessage(HttpStatusCode.NotFound);
            }
        }
    }
}
