using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Telemetry;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Runs a claimed delivery for as long as it is ours and the process goes on.</summary>
internal sealed class LeasedRun(IDeliveryStore store, DeliveryRun run, Draining draining, DeliveryMetrics metrics, TimeProvider time)
{
    public async Task<DeliverySettlement> RunAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        using var span = Spans.BeginRun(delivery);
        var started = time.GetTimestamp();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, draining.Stopping);
        await using var lease = new Lease(store, delivery.Id, time, stopping.Token);
        var settlement = await run.RunAsync(delivery, lease.Lost);
        metrics.Count(delivery, settlement, time.GetElapsedTime(started), time.GetUtcNow());
        span?.Ended(settlement);
        return settlement;
    }
}
