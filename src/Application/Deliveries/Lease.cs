using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Keeps a claimed delivery ours while it is worked on; when it is lost, or the process stops, the work is called off.</summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    public Lease(IDeliveryStore store, string deliveryId, TimeProvider time, CancellationToken stopping)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _renewing = RenewAsync(store, deliveryId, time);
    }

    /// <summary>Cancelled when the work must not go on here.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewing;
        _done.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(IDeliveryStore store, string deliveryId, TimeProvider time)
    {
        // Three times within the lease, so that one failure does not lose it.
        using var timer = new PeriodicTimer(Leases.Length / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
            {
                if (!await store.RenewAsync(deliveryId, _done.Token))
                {
                    await _lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_done.IsCancellationRequested)
        {
            // The work is done; nothing is left to keep.
        }
        catch (StoreUnavailableException)
        {
            await _lost.CancelAsync();
        }
    }
}
