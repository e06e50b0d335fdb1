using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Telemetry;

public sealed class DeliveryMetricsTests : IDisposable
{
    private static readonly DateTimeOffset _received = DateTimeOffset.UnixEpoch;
    private readonly OwnMeters _meters = new();
    private readonly List<string> _heard = [];

    [Fact]
    public void A_run_that_goes_on_later_is_a_run_and_no_end()
    {
        Count(new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 1, NotBefore = _received, Files = new FileCounts(1, 1, 0, 0, 0) });

        _heard.Should().Equal("copier.delivery.duration=2 acme/code-examples retrying");
    }

    [Fact]
    public void A_held_one_waits_for_a_person_and_is_no_end_either()
    {
        Count(new DeliverySettlement { State = DeliveryState.Held, Attempts = 1 });

        _heard.Should().Equal("copier.delivery.duration=2 acme/code-examples held");
    }

    [Fact]
    public void An_end_counts_the_wait_and_the_files()
    {
        Count(new DeliverySettlement { State = DeliveryState.PartiallyFailed, Attempts = 1, Files = new FileCounts(6, 3, 2, 0, 1) });

        _heard.Should().Equal(
            "copier.delivery.duration=2 acme/code-examples partially_failed",
            "copier.deliveries.finished=1 acme/code-examples partially_failed",
            "copier.delivery.lead_time=60 acme/code-examples",
            "copier.files=3 acme/code-examples uploaded",
            "copier.files=2 acme/code-examples failed",
            "copier.files=1 acme/code-examples skipped");
    }

    [Fact]
    public void A_dry_run_copies_no_files()
    {
        Count(new DeliverySettlement { State = DeliveryState.Succeeded, Attempts = 1, DryRun = true, Files = new FileCounts(1, 1, 0, 0, 0) });

        _heard.Should().NotContain(line => line.StartsWith("copier.files", StringComparison.Ordinal));
    }

    public void Dispose() => _meters.Dispose();

    private void Count(DeliverySettlement settlement)
    {
        var metrics = new DeliveryMetrics(_meters);
        using var listener = _meters.Listen((name, value, tags) => _heard.Add($"{name}={value} {string.Join(' ', tags.OrderByDescending(tag => tag.Key == CopierMeter.Source).Select(tag => tag.Value))}"));
        var delivery = new ClaimedDelivery { Id = "d", PullRequest = Given.Merge(), ReceivedAt = _received, TriedSince = _received, Attempts = 0, IsResumed = false, DryRun = false, ChangeSets = [] };
        metrics.Count(delivery, settlement, TimeSpan.FromSeconds(2), _received.AddMinutes(1));
    }
}
