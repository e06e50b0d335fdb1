using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Configuration;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>Whether the newest configuration is in force.</summary>
public sealed class ConfigurationMetrics
{
    public ConfigurationMetrics(IMeterFactory meters, CurrentConfiguration configuration)
    {
        var meter = CopierMeter.Of(meters);
        meter.CreateObservableGauge(
            "copier.configuration.problems", () => configuration.Status.Problems.Count, "{problem}", "Why the newest configuration, or part of it, is not in force; 0 when all of it is.");
        meter.CreateObservableGauge(
            "copier.configuration.sources", () => configuration.Status.Loaded?.Configuration.Sources.Count ?? 0, "{source}", "Sources of the configuration in force.");
    }
}
