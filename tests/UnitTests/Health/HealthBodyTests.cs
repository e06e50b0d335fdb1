using ExamplesCopier.Api.Health;
using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Health;

public sealed class HealthBodyTests
{
    private static readonly Dictionary<Domain.Repositories.RepositoryName, ProcessingTime> _noTimes = [];

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.999, "0s")]
    [InlineData(12, "12s")]
    [InlineData(59.9, "59s")]
    [InlineData(60, "1m0s")]
    [InlineData(180, "3m0s")]
    [InlineData(3599, "59m59s")]
    [InlineData(3600, "1h0m0s")]
    [InlineData(8130, "2h15m30s")]
    [InlineData(86_400, "24h0m0s")]
    [InlineData(8_640_061, "2400h1m1s")]
    public void Uptime_reads_as_Go_writes_durations(double seconds, string text) =>
        HealthBody.Describe(TimeSpan.FromSeconds(seconds)).Should().Be(text);

    [Theory]
    [InlineData(true, false, 0, SourceStatus.Healthy)]
    [InlineData(true, false, 5, SourceStatus.Healthy)]
    [InlineData(true, true, 5, SourceStatus.Degraded)]
    [InlineData(true, true, 0, SourceStatus.Unhealthy)]
    [InlineData(false, true, 0, SourceStatus.Disabled)]
    public void A_source_is_as_well_as_its_last_delivery(bool enabled, bool lastFailed, long processed, SourceStatus status) =>
        SourceStatuses.Of(Given.Source() with { Settings = new SourceSettings { Enabled = enabled } }, Totals(processed, lastFailed ? 1 : 0, lastFailed), isBroken: false, isPaused: false).Should().Be(status);

    [Fact]
    public void A_paused_source_says_so_whatever_else_is_wrong_unless_it_is_disabled()
    {
        SourceStatuses.Of(Given.Source(), null, isBroken: true, isPaused: true).Should().Be(SourceStatus.Paused);
        SourceStatuses.Of(Given.Source() with { Settings = new SourceSettings { Enabled = false } }, null, isBroken: false, isPaused: true).Should().Be(SourceStatus.Disabled);
    }

    [Fact]
    public void A_source_never_heard_of_is_healthy_and_has_no_last_webhook()
    {
        var status = SourceStatuses.Of(Given.Source(), null, isBroken: false, isPaused: false);
        var report = new HealthReport(HealthLevel.Degraded, new GitHubHealth(HealthLevel.Healthy, true, null), ["why"], "v1", [new SourceHealth(Given.Source(), status, null, null)], null);

        var body = HealthBody.Of(report, [], TimeSpan.FromSeconds(61));

        body.Status.Should().Be("degraded");
        body.Started.Should().BeTrue();
        body.GitHub.Should().Be(new GitHubBody("healthy", true, null));
        body.Sources.Should().ContainKey("acme/code-examples").WhoseValue.Should().Be(new SourceHealthBody("healthy", null, null));
        body.Queues.Should().Be(new QueuesBody(null, null));
        body.Uptime.Should().Be("1m1s");
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 100)]
    [InlineData(0, 1, 0)]
    [InlineData(2, 1, 66.67)]
    [InlineData(1, 2, 33.33)]
    [InlineData(1, 7, 12.5)]
    public void The_success_rate_has_two_decimals_and_is_0_where_nothing_ended(long processed, long failed, double rate)
    {
        var body = MetricsBody.Of(new MetricsReport([Totals(processed, failed, false)], _noTimes, []));

        body.Global.Webhooks.SuccessRate.Should().Be((decimal)rate);
        body.BySource["acme/code-examples"].Webhooks.SuccessRate.Should().BeNull();
    }

    [Fact]
    public void The_whole_is_the_sum_of_its_sources()
    {
        var one = Totals(3, 1, false) with { Files = new FileCounts(10, 4, 3, 2, 1) };
        var other = one with { Source = Domain.Repositories.RepositoryName.Parse("acme/two"), Received = 100 };

        var body = MetricsBody.Of(new MetricsReport([one, other], _noTimes, []));

        body.Global.Webhooks.Should().Be(new WebhookTotals(one.Received + 100, 6, 2, 75m));
        body.Global.Files.Should().Be(new FileTotals(20, 8, 6, 4, 2));
        body.BySource.Should().HaveCount(2);
    }

    [Fact]
    public void GitHub_is_told_of_by_installation_with_what_is_left_if_it_is_known()
    {
        var usage = new InstallationUsage(new Domain.Repositories.InstallationId(7), 30, 2);
        var quota = new InstallationQuota("core", 5000, 4990, DateTimeOffset.UnixEpoch);

        MetricsBody.Of(new MetricsReport([], _noTimes, [new(usage, quota)])).GitHubApi["7"].Should().Be(new GitHubApiMetrics(30, 2, new RateLimitBody(4990, DateTimeOffset.UnixEpoch)));
        MetricsBody.Of(new MetricsReport([], _noTimes, [new(usage, null)])).GitHubApi["7"].RateLimit.Should().BeNull();
    }

    private static SourceTotals Totals(long processed, long failed, bool lastFailed) => new()
    {
        Source = Given.SourceRepo,
        Received = processed + failed,
        Processed = processed,
        Failed = failed,
        Files = FileCounts.None,
        LastFailed = lastFailed,
    };
}
