using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Keeps writers to one target branch apart, over all replicas. A lock whose holder died is free after its lease.</summary>
public interface IBranchLocks
{
    /// <summary>Takes the lock, or answers null at once when another delivery holds it.</summary>
    Task<IAsyncDisposable?> TryAcquireAsync(RepositoryName repository, BranchName branch, string deliveryId, CancellationToken cancellationToken);
}
