using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Keeps a claimed delivery ours while it is worked on; when it is lost, or the process stops, the work is called off.</summary>
internal sealed class Lease : IAsyncDisposable
{
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _done = new();
    private readonly TimeProvider _time;
    private readonly Task _renewing;

    public Lease(IDeliveryStore store, string deliveryId, TimeProvider time, CancellationToken stopping)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _time = time;
        _renewing = RenewAsync(store, deliveryId);
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

    private async Task RenewAsync(IDeliveryStore store, string deliveryId)
    {
        // Three times within the lease, so that one failure does not lose it.
        using var timer = new PeriodicTimer(Leases.Length / 3, _time);
        var renewed = _time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
            {
                var asked = _time.GetTimestamp();
                var ours = await TryRenewAsync(store, deliveryId);
                renewed = ours == true ? asked : renewed;
                if (ours == false || _time.GetElapsedTime(renewed, asked) >= Leases.Length)
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
    }

    /// <returns>Null when the store does not answer: then it is still ours for as long as the lease runs.</returns>
    private async Task<bool?> TryRenewAsync(IDeliveryStore store, string deliveryId)
    {
        try
        {
            return await store.RenewAsync(deliveryId, _done.Token);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
