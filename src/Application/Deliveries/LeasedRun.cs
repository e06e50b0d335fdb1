using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Runs a claimed delivery for as long as it is ours and the process goes on.</summary>
internal sealed class LeasedRun(IDeliveryStore store, DeliveryRun run, Draining draining, TimeProvider time)
{
    public async Task<DeliverySettlement> RunAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, draining.Stopping);
        await using var lease = new Lease(store, delivery.Id, time, stopping.Token);
        return await run.RunAsync(delivery, lease.Lost);
    }
}
