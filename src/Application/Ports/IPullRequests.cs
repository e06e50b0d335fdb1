using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Merged pull requests of a source.</summary>
public interface IPullRequests
{
    /// <summary>All files of a pull request, from all pages.</summary>
    /// <param name="source">The source repository.</param>
    /// <param name="number">The pull request.</param>
    /// <param name="expected">How many there should be, by the event that told of the merge.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer, or the list is not whole.</exception>
    Task<IReadOnlyList<ChangedFile>> ListChangedFilesAsync(RepositoryAccess source, int number, int expected, CancellationToken cancellationToken);

    /// <summary>The commit that a merged pull request became.</summary>
    /// <exception cref="FaultException">It is not merged, GitHub does not know yet, or does not answer.</exception>
    Task<CommitSha> FindMergeCommitAsync(RepositoryAccess source, int number, CancellationToken cancellationToken);
}
