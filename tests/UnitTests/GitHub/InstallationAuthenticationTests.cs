using System.Net;
using System.Threading.Channels;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class InstallationAuthenticationTests : IDisposable
{
    private static readonly InstallationId _seven = new(7);
    private readonly SteppedTime _time = new();
    private readonly GitHubStatus _status = new();
    private readonly InstallationTokens _tokens;
    private readonly GitHubStandIn _gitHub;
    private readonly HttpMessageInvoker _client;
    private int _minted;

    public InstallationAuthenticationTests()
    {
        _tokens = new InstallationTokens(new TokenScope(configuration: null), _time);
        _gitHub = new GitHubStandIn();
        _client = new HttpMessageInvoker(new InstallationAuthentication(_seven, TokenAsync, _tokens, _status, new InstallationQuotas(_time), _time) { InnerHandler = _gitHub });
    }

    [Fact]
    public async Task A_request_carries_the_token_of_its_installation()
    {
        (await SendAsync(HttpStatusCode.OK)).Should().Be(HttpStatusCode.OK);

        _gitHub.Seen.Should().Equal("Bearer ghs_1");
        _status.Authenticated.Should().BeTrue();
    }

    [Fact]
    public async Task A_young_token_that_is_not_known_yet_is_tried_again_after_one_two_and_four_seconds()
    {
        var begin = _time.GetUtcNow();

        (await SendAsync(HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK)).Should().Be(HttpStatusCode.OK);

        _gitHub.Seen.Should().Equal(Enumerable.Repeat("Bearer ghs_1", 4));
        (_time.GetUtcNow() - begin).Should().Be(TimeSpan.FromSeconds(7));
        _status.Authenticated.Should().BeTrue();
    }

    [Fact]
    public async Task A_young_token_that_is_never_known_is_dropped_and_told()
    {
        (await SendAsync([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 4)])).Should().Be(HttpStatusCode.Unauthorized);

        _status.Authenticated.Should().BeFalse();
        _status.Problem.Should().Contain("installation 7").And.NotContain("ghs_");
        (await SendAsync(HttpStatusCode.OK)).Should().Be(HttpStatusCode.OK);
        _gitHub.Seen[^1].Should().Be("Bearer ghs_2");
    }

    [Fact]
    public async Task An_old_token_that_is_refused_is_replaced_once()
    {
        await SendAsync(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromMinutes(20));

        (await SendAsync(HttpStatusCode.Unauthorized, HttpStatusCode.OK)).Should().Be(HttpStatusCode.OK);

        _gitHub.Seen.Should().Equal("Bearer ghs_1", "Bearer ghs_1", "Bearer ghs_2");
    }

    [Fact]
    public async Task Any_other_answer_is_handed_on_at_once()
    {
        (await SendAsync(HttpStatusCode.NotFound)).Should().Be(HttpStatusCode.NotFound);

        _gitHub.Seen.Should().ContainSingle();
        _status.Authenticated.Should().BeNull("a refusal says nothing of the token");
    }

    [Fact]
    public async Task A_young_token_whose_permissions_are_not_known_yet_is_tried_again()
    {
        _gitHub.Words = """{"message":"Resource not accessible by integration"}""";
        (await SendAsync(HttpStatusCode.Forbidden, HttpStatusCode.OK)).Should().Be(HttpStatusCode.OK);

        _gitHub.Seen.Should().Equal("Bearer ghs_1", "Bearer ghs_1");
    }

    [Fact]
    public async Task An_older_token_that_may_not_is_handed_on_at_once()
    {
        _gitHub.Words = """{"message":"Resource not accessible by integration"}""";
        await SendAsync(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromMinutes(20));

        (await SendAsync(HttpStatusCode.Forbidden)).Should().Be(HttpStatusCode.Forbidden);

        _gitHub.Seen.Should().HaveCount(2);
        _minted.Should().Be(1);
    }

    [Theory]
    [InlineData("You have exceeded a secondary rate limit.")]
    [InlineData("This installation has been suspended")]
    public async Task What_time_does_not_mend_is_not_asked_again(string words)
    {
        _gitHub.Words = words;

        (await SendAsync(HttpStatusCode.Forbidden)).Should().Be(HttpStatusCode.Forbidden);

        _gitHub.Seen.Should().ContainSingle();
    }

    public void Dispose()
    {
        _client.Dispose();
        _gitHub.Dispose();
    }

    private Task<InstallationToken> TokenAsync(CancellationToken cancellationToken) => _tokens.GetAsync(
        _seven,
        (_, _) => Task.FromResult(new InstallationToken($"ghs_{++_minted}", _time.GetUtcNow(), _time.GetUtcNow().AddHours(1)) { Wanted = PermissionNeeds.Most }),
        cancellationToken);

    /// <summary>Lets the clock run only as far as somebody waits.</summary>
    private async Task<HttpStatusCode> SendAsync(params HttpStatusCode[] answers)
    {
        foreach (var answer in answers)
        {
            _gitHub.Answers.Enqueue(answer);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.github.com/graphql") { Content = new StringContent("{}") };
        var sending = _client.SendAsync(request, TestContext.Current.CancellationToken);
        while (await Task.WhenAny(sending, _time.Waits.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask()) != sending)
        {
            _time.Advance(await _time.Waits.Reader.ReadAsync(TestContext.Current.CancellationToken));
        }

        using var response = await sending;
        return response.StatusCode;
    }

    /// <summary>Tells of every wait, so that the test can make it pass.</summary>
    private sealed class SteppedTime : FakeTimeProvider
    {
        public Channel<TimeSpan> Waits { get; } = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waits.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    private sealed class GitHubStandIn : HttpMessageHandler
    {
        public Queue<HttpStatusCode> Answers { get; } = [];

        public List<string> Seen { get; } = [];

        public string Words { get; set; } = "";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add(request.Headers.Authorization!.ToString());
            return Task.FromResult(new HttpResponseMessage(Answers.Dequeue()) { Content = new StringContent(Words) });
        }
    }
}
