namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Puts the difference between an ancestor and their tree onto our tree.</summary>
internal sealed class TreeMerge(ObjectStore store)
{
    /// <returns>The merged tree, or null on a conflict.</returns>
    public string? Merge(string ancestor, string ours, string theirs)
    {
        var edits = new Dictionary<string, FileEntry?>(StringComparer.Ordinal);
        foreach (var change in TreeDiff.Between(store, ancestor, theirs))
        {
            var found = store.Find(ours, change.Path);
            var mine = found is { IsDirectory: false } ? found.Entry : null;
            if (mine == change.New) continue;
            if (mine == change.Old) edits[change.Path] = change.New;
            else if (MergeFile(change, mine) is { } merged) edits[change.Path] = merged;
            else return null;
        }

        try
        {
            return new TreeEditor(store).Apply(ours, edits);
        }
        catch (TreeEditException)
        {
            return null;
        }
    }

    private FileEntry? MergeFile(FileChange change, FileEntry? mine)
    {
        if (mine is null || change is not { Old: { } old, New: { } theirs }) return null;
        if (!mine.Mode.IsFile() || !old.Mode.IsFile() || !theirs.Mode.IsFile()) return null;
        var mode = mine.Mode == old.Mode ? theirs.Mode : mine.Mode;
        if (mine.Oid == old.Oid || theirs.Oid == mine.Oid) return new FileEntry(mode, theirs.Oid);
        if (theirs.Oid == old.Oid) return new FileEntry(mode, mine.Oid);
        var content = LineMerge.Merge(store.Blob(old.Oid), store.Blob(mine.Oid), store.Blob(theirs.Oid));
        return content is null ? null : new FileEntry(mode, store.PutBlob(content));
    }
}
