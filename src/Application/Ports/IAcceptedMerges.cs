using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Ports;

/// <summary>Which merges were ever accepted.</summary>
public interface IAcceptedMerges
{
    /// <summary>Those that no delivery was stored for, in the order they are given.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<SeenMerge>> FindMissingAsync(IReadOnlyList<SeenMerge> merges, CancellationToken cancellationToken);

    /// <summary>The state of the delivery of a merge; null when there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<DeliveryState?> FindStateAsync(MergeIdentity merge, CancellationToken cancellationToken);
}
