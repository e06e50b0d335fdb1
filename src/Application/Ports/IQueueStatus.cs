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
/// <param name="OldestUnpaused">The same, without those that are paused.</param>
/// <param name="OldestDue">Since when the longest-waiting delivery is due that nobody works on and that is not paused; null when none is.</param>
public sealed record QueueStatus(
    IReadOnlyDictionary<DeliveryState, int> Depth, DateTimeOffset? OldestReceived, DateTimeOffset? OldestUnpaused, DateTimeOffset? OldestDue)
{
    /// <summary>What is not finished and not held, by source, paused ones too; a source that has nothing open is missing.</summary>
    public IReadOnlyDictionary<RepositoryName, SourceQueue> Sources { get; init; } = new Dictionary<RepositoryName, SourceQueue>();
}

/// <param name="Depth">Its deliveries that are not finished and not held.</param>
/// <param name="OldestReceived">When the oldest of them came.</param>
public sealed record SourceQueue(int Depth, DateTimeOffset OldestReceived);
