namespace ExamplesCopier.GitHubSimulator.Git;

internal static class TreeReading
{
    /// <summary>The entry at a path, a directory included; null when there is none.</summary>
    public static TreeEntry? Find(this ObjectStore store, string tree, string path)
    {
        TreeEntry? found = null;
        foreach (var name in path.Split('/'))
        {
            if (found is { IsDirectory: false }) return null;
            found = TreeCodec.Find(store.Tree(found?.Oid ?? tree), name);
            if (found is null) return null;
        }

        return found;
    }

    /// <summary>Every entry below a tree, a directory before what is in it.</summary>
    public static IEnumerable<(string Path, TreeEntry Entry)> Entries(this ObjectStore store, string tree, string prefix = "")
    {
        foreach (var entry in store.Tree(tree))
        {
            yield return (prefix + entry.Name, entry);
            if (!entry.IsDirectory) continue;
            foreach (var below in store.Entries(entry.Oid, prefix + entry.Name + "/")) yield return below;
        }
    }

    /// <summary>Every file below a tree, links and submodules included.</summary>
    public static IEnumerable<(string Path, FileEntry Entry)> Files(this ObjectStore store, string tree, string prefix = "")
    {
        foreach (var entry in store.Tree(tree))
        {
            if (!entry.IsDirectory) yield return (prefix + entry.Name, entry.Entry);
            else foreach (var file in store.Files(entry.Oid, prefix + entry.Name + "/")) yield return file;
        }
    }
}
