using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>How much work waits, over all replicas.</summary>
public interface IQueueStatus
{
    /// <summary>Reads what is unfinished or held, and nothing else.</summary>
    /// <param name="visible">Only deliveries of these sources; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<QueueStatus> ReadAsync(IReadOnlyList<RepositoryName>? visible, CancellationToken cancellationToken);
}

/// <param name="Depth">Deliveries by state; a state that none is in may be missing.</param>
/// <param name="OldestReceived">When the oldest came that is not finished; null when none is open. Held ones do not count: they wait for a person.</param>
/// <param name="OldestDue">Since when the longest-waiting delivery is due that nobody works on and that is not paused; null when none is.</param>
public sealed record QueueStatus(IReadOnlyDictionary<DeliveryState, int> Depth, DateTimeOffset? OldestReceived, DateTimeOffset? OldestDue);
