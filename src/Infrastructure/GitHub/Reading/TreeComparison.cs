using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>
/// What differs between two trees, whatever their size. Two requests where GitHub lists both whole; where one is cut, the level is listed
/// alone, and the same is done for each of its folders that differ.
/// </summary>
internal sealed class TreeComparison(TreeLists lists) : IDisposable
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

        Task<IReadOnlyList<TreeEntry>?> WholeAsync(TreeId? tree) => lists.ListAsync(repository, folder.Path, tree?.Value, isRecursive: true, cancellationToken);

        Task<IReadOnlyList<TreeEntry>> LevelAsync(TreeId? tree) =>
            lists.LevelAsync(repository, folder.Path, tree?.Value, cancellationToken);
    }
}
