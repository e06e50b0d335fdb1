namespace ExamplesCopier.GitHubSimulator.Git;

internal static class TreeDiff
{
    /// <summary>The files that differ, in git's order; renames are not looked for.</summary>
    public static List<FileChange> Between(ObjectStore store, string before, string after)
    {
        var changes = new List<FileChange>();
        Collect(store, before, after, "", changes);
        return changes;
    }

    private static void Collect(ObjectStore store, string before, string after, string prefix, List<FileChange> changes)
    {
        if (before == after) return;
        var (old, now) = (store.Tree(before), store.Tree(after));
        var (x, y) = (0, 0);
        while (x < old.Length || y < now.Length)
        {
            var order = x == old.Length ? 1 : y == now.Length ? -1 : TreeOrder.Instance.Compare(old[x], now[y]);
            var (from, to) = (order <= 0 ? old[x++] : null, order >= 0 ? now[y++] : null);
            if (from == to) continue;
            var name = prefix + (from ?? to)!.Name;
            if ((from ?? to)!.IsDirectory) Collect(store, from?.Oid ?? store.EmptyTree, to?.Oid ?? store.EmptyTree, name + "/", changes);
            else changes.Add(new FileChange(name, from?.Entry, to?.Entry));
        }
    }
}
