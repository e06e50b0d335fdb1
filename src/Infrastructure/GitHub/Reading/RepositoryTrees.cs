using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Whole trees: one request where GitHub lists them whole, else folder by folder.</summary>
internal sealed class RepositoryTrees(TreeLists lists) : IRepositoryTrees
{
    public async Task<IReadOnlyList<TreeEntry>> ListFilesAsync(RepositoryAccess repository, string tree, Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        var files = new List<TreeEntry>();
        var pending = new Stack<(string Folder, string Tree)>([("", tree)]);
        while (pending.TryPop(out var next))
        {
            if (await lists.ListAsync(repository, next.Folder, next.Tree, isRecursive: true, cancellationToken) is { } all)
            {
                files.AddRange(all.Where(entry => entry.Mode != GitFileMode.Directory));
                continue;
            }

            foreach (var entry in await lists.LevelAsync(repository, next.Folder, next.Tree, cancellationToken))
            {
                if (entry.Mode != GitFileMode.Directory)
                {
                    files.Add(entry);
                }
                else if (isWanted(entry.Path))
                {
                    pending.Push((entry.Path, entry.Id));
                }
            }
        }

        return files;
    }
}
