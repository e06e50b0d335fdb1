namespace ExamplesCopier.GitHubSimulator.Git;

internal sealed class TreeEditException(string path, string reason, bool isMissing = false) : Exception($"{path}: {reason}")
{
    public string Path { get; } = path;

    /// <summary>A file to delete is not there.</summary>
    public bool IsMissing { get; } = isMissing;
}

/// <summary>Writes a new tree from an old one; only the directories that change are written again.</summary>
internal sealed class TreeEditor(ObjectStore store)
{
    /// <param name="tree">The tree to start from.</param>
    /// <param name="edits">Path to new entry (a directory's replaces whatever was there), or to null to delete the file there.</param>
    /// <exception cref="TreeEditException">A file to delete is missing, or a file stands where a directory is needed.</exception>
    public string Apply(string tree, IEnumerable<KeyValuePair<string, FileEntry?>> edits) =>
        Apply(tree, [.. edits.Select(e => new Edit(e.Key, e.Key.Split('/'), e.Value))], 0);

    private string Apply(string tree, List<Edit> edits, int depth)
    {
        var entries = store.Tree(tree).ToDictionary(e => e.Name, StringComparer.Ordinal);
        foreach (var group in edits.GroupBy(e => e.Segments[depth], StringComparer.Ordinal))
        {
            var here = group.Where(e => e.IsLeafAt(depth)).ToList();
            var below = group.Where(e => !e.IsLeafAt(depth)).ToList();
            foreach (var edit in here.Where(e => e.Entry is null)) Delete(entries, edit);
            if (below.Count > 0) Descend(entries, group.Key, below, depth);
            foreach (var edit in here.Where(e => e.Entry is not null)) Write(entries, group.Key, edit);
        }

        return store.PutTree(entries.Values);
    }

    private static void Delete(Dictionary<string, TreeEntry> entries, Edit edit)
    {
        if (!entries.TryGetValue(edit.Segments[^1], out var old) || old.IsDirectory) throw new TreeEditException(edit.Path, "no such file", isMissing: true);
        entries.Remove(old.Name);
    }

    private void Descend(Dictionary<string, TreeEntry> entries, string name, List<Edit> below, int depth)
    {
        var old = entries.GetValueOrDefault(name);
        if (old is { IsDirectory: false }) throw new TreeEditException(below[0].Path, "a file stands where a directory is needed");
        var tree = Apply(old?.Oid ?? store.EmptyTree, below, depth + 1);
        if (tree == store.EmptyTree) entries.Remove(name);
        else entries[name] = new TreeEntry(name, GitMode.Directory, tree);
    }

    private static void Write(Dictionary<string, TreeEntry> entries, string name, Edit edit)
    {
        if (edit.Entry!.Mode != GitMode.Directory && entries.GetValueOrDefault(name) is { IsDirectory: true }) throw new TreeEditException(edit.Path, "a directory stands where a file is wanted");
        entries[name] = new TreeEntry(name, edit.Entry.Mode, edit.Entry.Oid);
    }

    private sealed record Edit(string Path, string[] Segments, FileEntry? Entry)
    {
        public bool IsLeafAt(int depth) => Segments.Length == depth + 1;
    }
}
