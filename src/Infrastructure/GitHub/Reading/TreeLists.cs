using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>The entries of git trees (https://docs.github.com/rest/git/trees#get-a-tree).</summary>
internal sealed class TreeLists(RestReader rest)
{
    /// <param name="repository">Where the tree is.</param>
    /// <param name="folder">The folder that it is; stands before the paths of its entries.</param>
    /// <param name="tree">Its id, or that of a commit; null for nothing at all.</param>
    /// <param name="isRecursive">With all below it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when GitHub lists it in part only.</returns>
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    public async Task<IReadOnlyList<TreeEntry>?> ListAsync(RepositoryAccess repository, string folder, string? tree, bool isRecursive, CancellationToken cancellationToken)
    {
        if (tree is null)
        {
            return [];
        }

        var answer = await rest.GetAsync(repository, $"git/trees/{tree}{(isRecursive ? "?recursive=1" : "")}", ReadingJson.Default.ListedTree, cancellationToken);
        return answer.Body.Truncated
            ? null
            : [.. answer.Body.Tree.Select(entry => new TreeEntry(folder.Length == 0 ? entry.Path : $"{folder}/{entry.Path}", entry.Mode, entry.Sha))];
    }

    /// <summary>One folder without what is below it.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or does not list it whole.</exception>
    public async Task<IReadOnlyList<TreeEntry>> LevelAsync(RepositoryAccess repository, string folder, string? tree, CancellationToken cancellationToken) =>
        await ListAsync(repository, folder, tree, isRecursive: false, cancellationToken)
        ?? throw new FaultException(new Permanent($"The folder '{folder}' of {repository.Name} has more entries than GitHub lists; copy it by hand."));
}
