using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Reads many files of many repositories in as few requests as GitHub allows.</summary>
public interface IRepositoryContents
{
    /// <summary>Source files at the merge and at the tip, and the state of every target, in one document per installation and 250 (file, repository) pairs.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or the source is out of reach.</exception>
    Task<RepositorySnapshot> ReadAsync(SnapshotRequest request, CancellationToken cancellationToken);

    /// <summary>The bytes of one blob, checked against its id; a large one stands in a temporary file that goes with the stream.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or answers other bytes.</exception>
    Task<Stream> OpenBlobAsync(RepositoryAccess repository, BlobId blob, CancellationToken cancellationToken);

    /// <summary>Asks a branch's history which of the newest ten commits that touched each path are our App's, and what they say they copied.</summary>
    /// <returns>By path, the newest first; what was never ours is not in it.</returns>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<IReadOnlyDictionary<string, IReadOnlyList<CopyOrigin>>> FindOriginsAsync(
        RepositoryAccess repository, CommitSha head, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken);
}

/// <summary>Where a commit of ours says its content came from.</summary>
/// <param name="Source">The source.</param>
/// <param name="Commit">The merge commit that was copied.</param>
/// <param name="By">Our commit.</param>
/// <param name="IsLast">Nobody touched the path since.</param>
public sealed record CopyOrigin(RepositoryName Source, CommitSha Commit, CommitSha By, bool IsLast);

/// <summary>What to read.</summary>
public sealed record SnapshotRequest
{
    public required SourceQuery Source { get; init; }

    public required IReadOnlyList<TargetQuery> Targets { get; init; }

    /// <summary>How many bytes of the source's contents come along with the read; links and LFS pointers always do.</summary>
    public long MaxKeptContents { get; init; } = 8 * 1024 * 1024;
}

/// <summary>Files of the source; with no paths nothing of it is read.</summary>
/// <param name="Repository">The source.</param>
/// <param name="Merge">The merge commit.</param>
/// <param name="Branch">The source branch.</param>
/// <param name="Paths">The paths whose state at the merge and at the tip is wanted, and their content at the merge.</param>
public sealed record SourceQuery(RepositoryAccess Repository, CommitSha Merge, BranchName Branch, IReadOnlyList<string> Paths)
{
    /// <summary>The merged pull request, whose commits tell how often they were copied; null when nobody wants to know.</summary>
    public int? PullRequest { get; init; }

    /// <summary>Files whose content at the tip is wanted: those that we keep in the source ourselves.</summary>
    public IReadOnlyList<string> TipFiles { get; init; } = [];
}

/// <summary>Files of one target.</summary>
/// <param name="Repository">The target.</param>
/// <param name="Branch">The target branch.</param>
/// <param name="Proposal">Our own branch there and the strategy of its pull request; null when the change set is committed directly.</param>
/// <param name="Paths">The paths whose state is wanted; that of their folders comes along.</param>
public sealed record TargetQuery(RepositoryAccess Repository, BranchName Branch, ProposalQuery? Proposal, IReadOnlyList<RepositoryPath> Paths);

/// <summary>What is to be known of a proposal.</summary>
public sealed record ProposalQuery(BranchName Branch, CommitStrategy Strategy);

/// <summary>What was read; targets in the order they were asked for.</summary>
public sealed record RepositorySnapshot(SourceSnapshot Source, IReadOnlyList<TargetSnapshot> Targets);
