using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

internal static class TreeDiff
{
    /// <summary>The files that differ, in git's order; renames are not looked for.</summary>
    public static List<FileChange> Between(ObjectStore store, string before, string after)
    {
        var changes = new List<FileChange>();
        Collect(store, before, after, "", changes);
        return [.. changes.OrderBy(c => c.Path, Utf8Order)];
    }

    private static readonly Comparer<string> Utf8Order = Comparer<string>.Create((x, y) =>
        Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));

    private static void Collect(ObjectStore store, string before, string after, string prefix, List<FileChange> changes)
    {
        if (before == after) return;
        var old = store.Tree(before).ToDictionary(e => e.Name, StringComparer.Ordinal);
        var now = store.Tree(after).ToDictionary(e => e.Name, StringComparer.Ordinal);
        foreach (var name in old.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            var (x, y) = (old.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (x == y) continue;
            if (x is { IsDirectory: true } || y is { IsDirectory: true })
                Collect(store, TreeOf(store, x), TreeOf(store, y), prefix + name + "/", changes);
            var (from, to) = (FileOf(x), FileOf(y));
            if (from is not null || to is not null) changes.Add(new FileChange(prefix + name, from, to));
        }
    }

    private static string TreeOf(ObjectStore store, TreeEntry? entry) => entry is { IsDirectory: true } ? entry.Oid : store.EmptyTree;

    private static FileEntry? FileOf(TreeEntry? entry) => entry is { IsDirectory: false } ? entry.Entry : null;
}
