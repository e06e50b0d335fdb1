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
    public static SourceStatus Of(Source source, SourceTotals? totals) => (source.Settings.Enabled, totals) switch
    {
        (false, _) => SourceStatus.Disabled,
        (_, { LastFailed: true, Processed: 0 }) => SourceStatus.Unhealthy,
        (_, { LastFailed: true }) => SourceStatus.Degraded,
        _ => SourceStatus.Healthy,
    };
}
