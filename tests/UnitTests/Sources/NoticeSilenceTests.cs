using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using ExamplesCopier.UnitTests.Deliveries;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Sources;

public sealed class NoticeSilenceTests : ISourceActivity
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));
    private readonly ConfigurationInMemory _configuration = new();
    private int _deliveries = NoticeSilence.BusyDeliveries;
    private (DateTimeOffset After, DateTimeOffset Until) _asked;

    public NoticeSilenceTests() => _configuration.Sources = [Given.Source(Given.Rule("all", "", Given.Target("acme/docs")))];

    [Fact]
    public async Task A_busy_source_that_went_quiet_since_the_last_look_is_told()
    {
        (await NoticeAsync()).Should().Be(1);

        _asked.Should().Be((_time.GetUtcNow().AddDays(-3).AddHours(-1), _time.GetUtcNow().AddDays(-3)), "each silence is told once");
        _configuration.Alerts.Should().ContainSingle().Which.Should().Match<Alert>(alert =>
            alert.Kind == AlertKind.Silence && alert.Cause == "acme/code-examples" && alert.Message.Contains("5 deliveries"));
    }

    [Fact]
    public async Task A_source_that_was_never_busy_may_be_quiet()
    {
        _deliveries = NoticeSilence.BusyDeliveries - 1;

        (await NoticeAsync()).Should().Be(0);
        _configuration.Alerts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_source_that_is_switched_off_may_be_quiet()
    {
        _configuration.Sources = [_configuration.Sources![0] with { Settings = new SourceSettings { Enabled = false } }];

        (await NoticeAsync()).Should().Be(0);
    }

    Task<IReadOnlyList<QuietSource>> ISourceActivity.ListQuietAsync(DateTimeOffset after, DateTimeOffset until, TimeSpan before, CancellationToken cancellationToken)
    {
        _asked = (after, until);
        return Task.FromResult<IReadOnlyList<QuietSource>>([new QuietSource(RepositoryName.Parse("acme/code-examples"), until, _deliveries)]);
    }

    private async Task<int> NoticeAsync()
    {
        using var configuration = _configuration.Current(new CopierOptions(), _time);
        return await new NoticeSilenceHandler(this, configuration, _configuration, _time)
            .Handle(new NoticeSilence(_time.GetUtcNow().AddHours(-1)), TestContext.Current.CancellationToken);
    }
}
