using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>Whether the newest configuration is in force, and which sources it brings.</summary>
public sealed class ConfigurationMetrics
{
    private readonly CurrentConfiguration _configuration;
    private readonly DeliveryMetrics _deliveries;
    private readonly WebhookMetrics _webhooks;
    private readonly HashSet<RepositoryName> _expected = [];

    public ConfigurationMetrics(IMeterFactory meters, CurrentConfiguration configuration, DeliveryMetrics deliveries, WebhookMetrics webhooks)
    {
        (_configuration, _deliveries, _webhooks) = (configuration, deliveries, webhooks);
        var meter = CopierMeter.Of(meters);
        meter.CreateObservableGauge(
            "copier.configuration.problems", () => configuration.Status.Problems.Count, "{problem}", "Why the newest configuration, or part of it, is not in force; 0 when all of it is.");
        meter.CreateObservableGauge("copier.configuration.sources", () => Sources.Count, "{source}", "Sources of the configuration in force.");
    }

    private IReadOnlyList<Source> Sources => _configuration.Status.Loaded?.Configuration.Sources ?? [];

    /// <summary>Has the counters begin for sources that are new; for one caller at a time.</summary>
    public void Refresh()
    {
        foreach (var source in Sources.Where(source => _expected.Add(source.Repository)))
        {
            _deliveries.Expect(source.Repository);
            _webhooks.Expect(source.Repository);
        }
    }
}
