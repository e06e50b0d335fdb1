using System.Diagnostics.Metrics;
using System.Net;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.UnitTests.GitHub;

/// <summary>What is down is left alone but for a probe now and then, and comes back by itself.</summary>
public sealed class CircuitTests : IDisposable
{
    private readonly GitHubChain _github = new(options => options.CircuitSeconds = 15);

    [Fact]
    public async Task GitHub_as_a_whole_is_down_when_nearly_nothing_is_answered()
    {
        await BreakAsync();
        var sent = _github.Sent.Count;

        var fault = (await FaultAsync(8)).Should().BeOfType<Unavailable>().Which;

        fault.RetryAt.Should().Be(_github.Time.GetUtcNow().AddSeconds(15));
        fault.OfHost.Should().BeTrue();
        _github.Sent.Should().HaveCount(sent, "nothing is sent while it is open");
        _github.Alerts.Should().ContainSingle().Which.Kind.Should().Be(AlertKind.Outage);
    }

    [Fact]
    public async Task One_probe_at_a_time_is_sent_and_a_failed_one_makes_the_wait_longer()
    {
        await BreakAsync();
        var waits = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            _github.Time.Advance(((Unavailable)await FaultAsync()).RetryAt - _github.Time.GetUtcNow());
            var sent = _github.Sent.Count;
            var fault = (await FaultAsync()).Should().BeOfType<Unavailable>("a probe is no attempt").Which;
            _github.Sent.Should().HaveCount(sent + 1);
            waits.Add((fault.RetryAt - _github.Time.GetUtcNow()).TotalSeconds);
        }

        waits.Should().Equal(30, 60, 120, 120, 120);
    }

    [Fact]
    public async Task The_first_success_closes_it()
    {
        await BreakAsync();
        _github.Time.Advance(TimeSpan.FromSeconds(15));
        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.OK));

        using var probe = await _github.WriteAsync();
        using var next = await _github.WriteAsync(8);

        next.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_few_failures_among_successes_do_not_open_it()
    {
        for (var i = 0; i < 20; i++)
        {
            using var answer = await _github.WriteAsync();
        }

        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.BadGateway));
        for (var i = 0; i < 20; i++)
        {
            (await FaultAsync()).Should().BeOfType<Transient>();
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "This installation has been suspended", "unsuspend")]
    [InlineData(HttpStatusCode.NotFound, "Not Found", "install the App again")]
    [InlineData(HttpStatusCode.Unauthorized, "A JSON web token could not be decoded", "private key")]
    public async Task An_installation_without_a_token_is_down_and_the_others_are_not(HttpStatusCode status, string message, string advice)
    {
        _github.Mint = () => GitHubChain.Of(status, $$"""{"message":"{{message}}"}""");
        var first = (await FaultAsync()).Should().BeOfType<Unavailable>().Which;
        first.Message.Should().Contain(advice);
        first.RetryAt.Should().Be(_github.Time.GetUtcNow().AddSeconds(15));
        (await FaultAsync()).Should().BeOfType<Unavailable>().Which.RetryAt.Should().Be(first.RetryAt);

        _github.Minted.Should().Be(1);
        _github.Alerts.Should().ContainSingle().Which.Should().Match<Alert>(alert => alert.Kind == AlertKind.Authentication && alert.Cause == "installation 7");

        _github.Mint = null;
        using var other = await _github.ReadAsync(8);
        other.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_installation_that_is_suspended_under_way_is_down_until_a_probe_succeeds_with_a_new_token()
    {
        using (await _github.ReadAsync())
        {
        }

        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.Forbidden, """{"message":"This installation has been suspended"}"""));
        (await FaultAsync()).Should().BeOfType<Unavailable>();
        _github.Time.Advance(TimeSpan.FromSeconds(15));
        (await FaultAsync()).Should().BeOfType<Unavailable>().Which.RetryAt.Should().Be(_github.Time.GetUtcNow().AddSeconds(30));

        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.OK));
        (await FaultAsync()).Should().BeOfType<Unavailable>("it is not time yet");
        _github.Time.Advance(TimeSpan.FromSeconds(30));
        using var probe = await _github.ReadAsync();
        using var next = await _github.ReadAsync();

        _github.Minted.Should().Be(3, "each probe asks for a new one");
        _github.Alerts.Should().ContainSingle("it was told when it began");
    }

    [Fact]
    public async Task A_webhook_is_told_that_its_installation_is_down_and_news_of_it_lets_the_next_one_ask_again()
    {
        var installations = _github.Resolve<IInstallations>();
        var authenticating = () => installations.AuthenticateAsync(new InstallationId(7), TestContext.Current.CancellationToken);
        _github.Mint = () => GitHubChain.Of(HttpStatusCode.Forbidden, """{"message":"This installation has been suspended"}""");
        (await authenticating.Should().ThrowAsync<FaultException>()).Which.Fault.Should().BeOfType<Unavailable>();
        await authenticating.Should().ThrowAsync<FaultException>();
        _github.Minted.Should().Be(1);

        _github.Mint = null;
        installations.Forget();

        await authenticating.Should().NotThrowAsync();
    }

    [Fact]
    public async Task An_installation_whose_token_was_renewed_is_asked_again_at_once()
    {
        _github.Mint = () => GitHubChain.Of(HttpStatusCode.Forbidden, """{"message":"This installation has been suspended"}""");
        (await FaultAsync()).Should().BeOfType<Unavailable>();

        _github.Mint = null;
        await _github.Resolve<IInstallationDirectory>().RenewAsync(new InstallationId(7), TestContext.Current.CancellationToken);

        using var answer = await _github.WriteAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_missing_permission_on_one_repository_takes_nothing_down()
    {
        using (await _github.ReadAsync())
        {
        }

        // Of a token that is seconds old GitHub may not know yet what it may do.
        _github.Time.Advance(TimeSpan.FromMinutes(1));
        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.Forbidden, """{"message":"Resource not accessible by integration"}"""));
        (await FaultAsync()).Should().BeOfType<Permanent>();
        (await FaultAsync()).Should().BeOfType<Permanent>();

        _github.Sent.Should().HaveCount(3);
        _github.Alerts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_document_that_is_too_heavy_says_nothing_of_GraphQL()
    {
        _github.Answer = async request => (await request.Content!.ReadAsStringAsync()).Contains("Smallest", StringComparison.Ordinal)
            ? GitHubChain.Of(HttpStatusCode.OK, """{"data":{"__typename":"Query"}}""")
            : GitHubChain.Of(HttpStatusCode.GatewayTimeout);
        var client = _github.Resolve<GraphQLClient>();

        for (var i = 0; i < 20; i++)
        {
            (await FluentActions.Awaiting(() => client.SendAsync(new InstallationId(7), "mutation Heavy { x }", _ => { }, isMutation: true, TestContext.Current.CancellationToken))
                .Should().ThrowAsync<FaultException>()).Which.Fault.Should().BeOfType<Transient>();
        }

        _github.Sent.Should().HaveCount(40, "each is sent, and each is made sure of");
        _github.Alerts.Should().BeEmpty();
    }

    [Fact]
    public async Task GraphQL_that_is_down_is_told_once_and_its_gauge_says_so_while_GitHub_as_a_whole_is_not()
    {
        var graphQL = _github.Resolve<GraphQLCircuit>();
        (await OpenAsync()).Should().Be(0);

        for (var i = 0; i < 3; i++)
        {
            (await graphQL.FailedAsync(TestContext.Current.CancellationToken)).OfHost.Should().BeTrue();
        }

        FluentActions.Invoking(graphQL.Enter).Should().Throw<FaultException>();
        _github.Alerts.Should().ContainSingle().Which.Should().Match<Alert>(alert => alert.Kind == AlertKind.Outage && alert.Cause == "GitHub GraphQL");
        _github.Resolve<HostCircuit>().IsOpen.Should().BeFalse();
        (await OpenAsync()).Should().Be(1);

        async Task<int> OpenAsync()
        {
            // What measures is made with the first request.
            using (await _github.ReadAsync())
            {
            }

            var open = -1;
            var meters = _github.Resolve<IMeterFactory>();
            using var listener = new MeterListener { InstrumentPublished = (instrument, own) => { if (instrument.Meter.Scope == meters && instrument.Name == "copier.github.circuit.open") own.EnableMeasurementEvents(instrument); } };
            listener.SetMeasurementEventCallback<int>((_, value, _, _) => open = value);
            listener.Start();
            listener.RecordObservableInstruments();
            return open;
        }
    }

    [Fact]
    public async Task What_is_down_is_told_as_down_only_while_somebody_finds_out()
    {
        var gates = _github.Resolve<InstallationGates>();
        var host = _github.Resolve<HostCircuit>();
        _github.Mint = () => GitHubChain.Of(HttpStatusCode.Forbidden, """{"message":"This installation has been suspended"}""");
        await FaultAsync(9);
        _github.Mint = null;
        gates.Known.Should().Contain((new InstallationId(9), true));
        await BreakAsync();
        host.IsOpen.Should().BeTrue();

        _github.Time.Advance(TimeSpan.FromSeconds(15) + InstallationGate.ProbeDue);

        gates.Known.Select(known => known.Installation).Should().NotContain(new InstallationId(9), "nobody knows any more");
        host.IsOpen.Should().BeFalse();
    }

    public void Dispose() => _github.Dispose();

    private Task<Fault> FaultAsync(int installation = 7) => GitHubChain.FaultOfAsync(_github.WriteAsync(installation));

    /// <summary>GitHub stops answering, long after it last did.</summary>
    private async Task BreakAsync()
    {
        using (await _github.ReadAsync())
        {
        }

        using (await _github.ReadAsync(8))
        {
        }

        _github.Time.Advance(TimeSpan.FromMinutes(10));
        _github.Answer = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        for (var i = 0; i < 5; i++)
        {
            (await FaultAsync()).Should().BeOfType<Transient>();
        }

        (await FaultAsync()).Should().BeOfType<Unavailable>("the one that opens it is a victim too");
    }
}
