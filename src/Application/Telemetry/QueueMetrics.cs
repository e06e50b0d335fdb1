using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>The queue of all replicas, as it was when it was last read. A scrape reads nothing from the store.</summary>
public sealed class QueueMetrics
{
    /// <summary>How often it is read, so how old it may be.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly DeliveryState[] _states = [.. DeliveryStates.Unfinished, DeliveryState.Held];

    private readonly IQueueStatus _queue;
    private readonly CurrentConfiguration _configuration;
    private readonly TimeProvider _time;
    private volatile QueueStatus? _last;

    public QueueMetrics(IMeterFactory meters, IQueueStatus queue, CurrentConfiguration configuration, TimeProvider time)
    {
        (_queue, _configuration, _time) = (queue, configuration, time);
        var meter = CopierMeter.Of(meters);
        meter.CreateObservableGauge("copier.queue.depth", Depth, "{delivery}", "Deliveries that are not finished, by state, over all replicas.");
        meter.CreateObservableGauge("copier.queue.oldest_age", () => Age(_last?.OldestUnpaused), "s", "Age of the oldest delivery that is not finished, held or paused; 0 when there is none.");
        meter.CreateObservableGauge("copier.queue.lag", () => Age(_last?.OldestDue), "s", "How long a delivery has been due without being worked on; 0 when there is none.");
        meter.CreateObservableGauge(
            "copier.source.queue.depth", () => OfSources<long>(queue => queue?.Depth ?? 0), "{delivery}", "Deliveries of a source that are not finished and not held, over all replicas.");
        meter.CreateObservableGauge(
            "copier.source.queue.oldest_age", () => OfSources(queue => Seconds(queue?.OldestReceived)), "s", "Age of the oldest of them; 0 when there is none.");
    }

    /// <exception cref="StoreUnavailableException">The store does not answer; what was read before is no longer told.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            _last = await _queue.ReadAsync(null, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            _last = null;
            throw;
        }
    }

    private IEnumerable<Measurement<long>> Depth() => _last is { } last
        ? _states.Select(state => new Measurement<long>(last.Depth.GetValueOrDefault(state), new KeyValuePair<string, object?>("copier.delivery.state", CopierMeter.Word(state))))
        : [];

    private IEnumerable<Measurement<double>> Age(DateTimeOffset? since)
    {
        if (_last is not null)
        {
            yield return new(Seconds(since));
        }
    }

    private double Seconds(DateTimeOffset? since) => since is { } moment ? Math.Max(0, (_time.GetUtcNow() - moment).TotalSeconds) : 0;

    // Sources that wait for nothing are told too: what is missing cannot be compared.
    private IEnumerable<Measurement<T>> OfSources<T>(Func<SourceQueue?, T> measure)
        where T : struct
    {
        if (_last is not { } last)
        {
            return [];
        }

        var configured = _configuration.Status.Loaded?.Configuration.Sources.Select(source => source.Repository) ?? [];
        return configured.Union(last.Sources.Keys)
            .Select(source => new Measurement<T>(measure(last.Sources.GetValueOrDefault(source)), new KeyValuePair<string, object?>(CopierMeter.Source, source.ToString())));
    }
}
