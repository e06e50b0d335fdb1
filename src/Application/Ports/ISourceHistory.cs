using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>The commits of a source's branch, and what they hold.</summary>
public interface ISourceHistory
{
    /// <summary>The commit at the tip of a branch.</summary>
    /// <exception cref="FaultException">There is no such branch, or GitHub does not answer.</exception>
    Task<SourceCommit> FindTipAsync(RepositoryAccess source, BranchName branch, CancellationToken cancellationToken);
}

/// <summary>A commit of a source.</summary>
/// <param name="RepositoryId">GitHub's number of the repository.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Url">Its page.</param>
public sealed record SourceCommit(long RepositoryId, CommitSha Commit, string Url);
