using System.Diagnostics.Metrics;
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
    private readonly TimeProvider _time;
    private volatile QueueStatus? _last;

    public QueueMetrics(IMeterFactory meters, IQueueStatus queue, TimeProvider time)
    {
        (_queue, _time) = (queue, time);
        var meter = CopierMeter.Of(meters);
        meter.CreateObservableGauge("copier.queue.depth", Depth, "{delivery}", "Deliveries that are not finished, by state, over all replicas.");
        meter.CreateObservableGauge("copier.queue.oldest_age", () => Age(_last?.OldestReceived), "s", "Age of the oldest delivery that is not finished and not held; 0 when there is none.");
        meter.CreateObservableGauge("copier.queue.lag", () => Age(_last?.OldestDue), "s", "How long a delivery has been due without being worked on; 0 when there is none.");
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
            yield return new(since is { } moment ? Math.Max(0, (_time.GetUtcNow() - moment).TotalSeconds) : 0);
        }
    }
}
