using System.Threading.RateLimiting;
using ExamplesCopier.Application.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// What bodies of requests and answers may take of the memory, all deliveries together. Who needs more than is left waits for those before.
/// Nobody asks twice at a time, so nobody waits for somebody who waits.
/// </summary>
internal sealed class ContentMemory : IDisposable
{
    /// <summary>In bytes. With what deliveries keep of their contents it stays well below 256 MB.</summary>
    public const int MaxTotal = 96 * 1024 * 1024;

    /// <summary>In bytes. Ordinary requests are smaller and wait for nobody.</summary>
    public const int Small = 1024 * 1024;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = MaxTotal,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits until there is room.</summary>
    /// <returns>The room, to be given back; null when so little needs none.</returns>
    public async Task<IDisposable?> ReserveAsync(long bytes, CancellationToken cancellationToken)
    {
        if (bytes <= Small)
        {
            return null;
        }

        using var waiting = WorkingTime.Pause();
        return await _limiter.AcquireAsync((int)Math.Min(bytes, MaxTotal), cancellationToken);
    }

    public void Dispose() => _limiter.Dispose();
}
