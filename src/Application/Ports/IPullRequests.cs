using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Merged pull requests of a source.</summary>
public interface IPullRequests
{
    /// <summary>
    /// All files that a pull request changed: its list, or, where GitHub has no whole list of them, what differs between the merge commit
    /// and the commit before it. Nothing is asked when the event told of no file.
    /// </summary>
    /// <param name="source">The source repository.</param>
    /// <param name="merge">The merge, with its merge commit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer, or does not know the merge commit yet.</exception>
    Task<IReadOnlyList<ChangedFile>> ListChangedFilesAsync(RepositoryAccess source, MergedPullRequest merge, CancellationToken cancellationToken);

    /// <summary>The commit that a merged pull request became.</summary>
    /// <exception cref="FaultException">It is not merged, GitHub does not know yet, or does not answer.</exception>
    Task<CommitSha> FindMergeCommitAsync(RepositoryAccess source, int number, CancellationToken cancellationToken);
}
