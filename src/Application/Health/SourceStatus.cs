using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Application.Health;

public enum SourceStatus
{
    Healthy,
    Degraded,
    Unhealthy,
    Disabled,
    Paused,
}

/// <summary>How a source is doing, from what became of its deliveries.</summary>
public static class SourceStatuses
{
    /// <param name="source">The source.</param>
    /// <param name="totals">What it has seen; null when it was never heard of.</param>
    /// <param name="isBroken">Its own rules cannot be used.</param>
    /// <param name="isPaused">It is paused, alone or with all.</param>
    public static SourceStatus Of(Source source, SourceTotals? totals, bool isBroken, bool isPaused) => (source.Settings.Enabled, totals) switch
    {
        (false, _) => SourceStatus.Disabled,
        _ when isPaused => SourceStatus.Paused,
        _ when isBroken => SourceStatus.Unhealthy,
        (_, { LastFailed: true, Processed: 0 }) => SourceStatus.Unhealthy,
        (_, { LastFailed: true }) => SourceStatus.Degraded,
        _ => SourceStatus.Healthy,
    };
}
