using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Looks for merges that nobody told us of, and for pull requests that somebody names.</summary>
public interface IMergedPullRequests
{
    /// <summary>Closed pull requests of a branch, the one that was updated last first.</summary>
    /// <param name="source">The source repository.</param>
    /// <param name="branch">The branch that they went into.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<MergedPage> ListAsync(RepositoryAccess source, BranchName branch, int page, CancellationToken cancellationToken);

    /// <summary>Everything that copying needs of a merged pull request.</summary>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<MergedPullRequest> GetAsync(RepositoryAccess source, int number, CancellationToken cancellationToken);

    /// <summary>A pull request, merged or not; null when there is none of that number.</summary>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<FoundPullRequest?> FindAsync(RepositoryAccess source, int number, CancellationToken cancellationToken);
}

/// <param name="PullRequest">What copying needs of it; its merge commit means nothing unless it is merged.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Head">Its newest commit.</param>
public sealed record FoundPullRequest(MergedPullRequest PullRequest, PullRequestState State, CommitSha Head);

/// <summary>Where a pull request stands.</summary>
public enum PullRequestState
{
    Open,
    Merged,

    /// <summary>Closed without being merged.</summary>
    Closed,
}

/// <param name="Merges">Those that were merged, not only closed.</param>
/// <param name="NewestUpdate">The first update of the page, by GitHub's clock; null when it is empty.</param>
/// <param name="OldestUpdate">The last one.</param>
/// <param name="IsLast">There are no older ones.</param>
public sealed record MergedPage(IReadOnlyList<SeenMerge> Merges, DateTimeOffset? NewestUpdate, DateTimeOffset? OldestUpdate, bool IsLast);

/// <param name="Identity">Which merge it is.</param>
/// <param name="MergedAt">When, in whole seconds.</param>
public sealed record SeenMerge(MergeIdentity Identity, DateTimeOffset MergedAt);
