using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>What we wrote where. It is written together with the change set that it tells of (<see cref="IDeliveryStore.SaveAsync"/>).</summary>
public interface ILedger
{
    /// <summary>What is known of these paths of a target branch; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, LedgerEntry>> ReadAsync(RepositoryName repository, BranchName branch, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken);
}
