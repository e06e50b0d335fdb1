using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>
/// What differs between two trees, whatever their size. Two requests where GitHub lists both whole; where one is cut, the level is listed
/// alone, and the same is done for each of its folders that differ.
/// </summary>
internal sealed class TreeComparison(RestReader rest) : IDisposable
{
    // Two trees of 100,000 entries are some 60 MB; more pairs than these are not held at one time.
    private readonly SemaphoreSlim _places = new(2);

    /// <exception cref="FaultException">GitHub does not answer, or does not list a folder whole.</exception>
    public async Task<IReadOnlyList<ChangedFile>> CompareAsync(RepositoryAccess repository, TreeId? earlier, TreeId later, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var changes = new List<ChangedFile>();
            var pending = new Stack<ChangedFolder>();
            if (earlier != later)
            {
                pending.Push(new ChangedFolder("", earlier, later));
            }

            while (pending.TryPop(out var folder))
            {
                var (files, folders) = await OfFolderAsync(repository, folder, cancellationToken);
                changes.AddRange(files);
                foreach (var inner in folders)
                {
                    pending.Push(inner);
                }
            }

            return changes;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<(IReadOnlyList<ChangedFile> Files, IReadOnlyList<ChangedFolder> Folders)> OfFolderAsync(
        RepositoryAccess repository, ChangedFolder folder, CancellationToken cancellationToken)
    {
        if (await WholeAsync(folder.Earlier) is { } all && await WholeAsync(folder.Later) is { } allLater)
        {
            return (TreeDifference.Files(all, allLater), []);
        }

        var earlier = await LevelAsync(folder.Earlier);
        var later = await LevelAsync(folder.Later);
        return (TreeDifference.Files(earlier, later), TreeDifference.Folders(earlier, later));

        Task<IReadOnlyList<TreeEntry>?> WholeAsync(TreeId? tree) => ListAsync(repository, folder.Path, tree, "?recursive=1", cancellationToken);

        async Task<IReadOnlyList<TreeEntry>> LevelAsync(TreeId? tree) =>
            await ListAsync(repository, folder.Path, tree, "", cancellationToken)
            ?? throw new FaultException(new Permanent($"The folder '{folder.Path}' of {repository.Name} has more entries than GitHub lists; copy it by hand."));
    }

    private async Task<IReadOnlyList<TreeEntry>?> ListAsync(RepositoryAccess repository, string folder, TreeId? tree, string query, CancellationToken cancellationToken)
    {
        if (tree is null)
        {
            return [];
        }

        var answer = await rest.GetAsync(repository, $"git/trees/{tree}{query}", ReadingJson.Default.ListedTree, cancellationToken);
        return answer.Body.Truncated
            ? null
            : [.. answer.Body.Tree.Select(entry => new TreeEntry(folder.Length == 0 ? entry.Path : $"{folder}/{entry.Path}", entry.Mode, entry.Sha))];
    }
}
