using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>What we wrote where. It is written together with the change set that it tells of (<see cref="IDeliveryStore.SaveAsync"/>).</summary>
public interface ILedger
{
    /// <summary>What is known of these paths of a target branch; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<string, LedgerEntry>> ReadAsync(RepositoryName repository, BranchName branch, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken);
}

/// <summary>The ledger for those who look.</summary>
public interface IProvenance
{
    /// <summary>Where the files of a target came from, by branch and path.</summary>
    /// <param name="repository">The target.</param>
    /// <param name="path">One file; with a slash at its end, all below that folder; null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last of the page before.</param>
    /// <param name="visible">The sources whose files are wanted; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ProvenancePage> FindAsync(
        RepositoryName repository, string? path, int limit, ProvenanceCursor? after, IReadOnlyList<RepositoryName>? visible, CancellationToken cancellationToken);
}

/// <summary>The place of a file in the list.</summary>
public sealed record ProvenanceCursor(string Branch, string Path);

public sealed record ProvenancePage(IReadOnlyList<Provenance> Items, ProvenanceCursor? Next);

/// <summary>Where one file of a target came from.</summary>
/// <param name="Target">The target repository, as it was named when the file was written.</param>
/// <param name="Branch">The target branch.</param>
/// <param name="Path">The file's path there.</param>
/// <param name="Entry">Its source, and what we wrote.</param>
/// <param name="DeliveryId">The delivery that wrote it last.</param>
/// <param name="WrittenAt">When.</param>
public sealed record Provenance(RepositoryName Target, BranchName Branch, string Path, LedgerEntry Entry, string DeliveryId, DateTimeOffset WrittenAt);
