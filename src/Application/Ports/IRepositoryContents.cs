using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Reads many files of many repositories in as few requests as GitHub allows.</summary>
public interface IRepositoryContents
{
    /// <summary>Source files at the merge and at the tip, and the state of every target, in one document per installation and 250 (file, repository) pairs.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or the source is out of reach.</exception>
    Task<RepositorySnapshot> ReadAsync(SnapshotRequest request, CancellationToken cancellationToken);

    /// <summary>The bytes of one blob, checked against its id.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or answers other bytes.</exception>
    Task<ReadOnlyMemory<byte>> ReadBlobAsync(RepositoryAccess repository, BlobId blob, CancellationToken cancellationToken);
}

/// <summary>What to read.</summary>
public sealed record SnapshotRequest
{
    public required SourceQuery Source { get; init; }

    public required IReadOnlyList<TargetQuery> Targets { get; init; }
}

/// <summary>Files of the source; with no paths nothing of it is read.</summary>
public sealed record SourceQuery(RepositoryAccess Repository, CommitSha Merge, BranchName Branch, IReadOnlyList<string> Paths);

/// <summary>Files of one target.</summary>
/// <param name="Repository">The target.</param>
/// <param name="Branch">The target branch.</param>
/// <param name="Proposal">Our own branch there; null when the change set is committed directly.</param>
/// <param name="Paths">The paths whose state is wanted; that of their folders comes along.</param>
public sealed record TargetQuery(RepositoryAccess Repository, BranchName Branch, BranchName? Proposal, IReadOnlyList<RepositoryPath> Paths);

/// <summary>What was read; targets in the order they were asked for.</summary>
public sealed record RepositorySnapshot(SourceSnapshot Source, IReadOnlyList<TargetSnapshot> Targets);
