using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Ports;

/// <summary>What a repository holds at a commit, without the contents: far cheaper than to ask for file after file.</summary>
public interface IRepositoryTrees
{
    /// <summary>The files, links and submodules of a tree.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="tree">Its id, or that of a commit.</param>
    /// <param name="isWanted">Which folders to look into where the tree is too large to be listed at once; what is listed besides comes along.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer, or does not list a folder whole.</exception>
    Task<IReadOnlyList<TreeEntry>> ListFilesAsync(RepositoryAccess repository, string tree, Func<string, bool> isWanted, CancellationToken cancellationToken);
}
