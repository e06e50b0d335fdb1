using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>The commits of a source's branch, and what they hold.</summary>
public interface ISourceHistory
{
    /// <summary>The commit at the tip of a branch.</summary>
    /// <exception cref="FaultException">There is no such branch, or GitHub does not answer.</exception>
    Task<SourceCommit> FindTipAsync(RepositoryAccess source, BranchName branch, CancellationToken cancellationToken);

    /// <summary>The commit that a branch, a tag or an id names.</summary>
    /// <param name="source">The source.</param>
    /// <param name="branch">The source branch.</param>
    /// <param name="reference">The name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when it names none.</returns>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<NamedCommit?> FindAsync(RepositoryAccess source, BranchName branch, BranchName reference, CancellationToken cancellationToken);
}

/// <param name="Commit">The commit; where it is not on the branch, the last that both have.</param>
/// <param name="IsOnBranch">Whether it is the tip of the branch, or an ancestor of it.</param>
public sealed record NamedCommit(SourceCommit Commit, bool IsOnBranch);

/// <summary>A commit of a source.</summary>
/// <param name="RepositoryId">GitHub's number of the repository.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Url">Its page.</param>
public sealed record SourceCommit(long RepositoryId, CommitSha Commit, string Url);
