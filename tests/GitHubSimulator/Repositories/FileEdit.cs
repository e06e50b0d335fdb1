using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

internal abstract record FileEdit(string Path)
{
    public sealed record Put(string Path, byte[] Content, GitMode? NewMode) : FileEdit(Path);

    public sealed record Link(string Path, string Commit) : FileEdit(Path);

    public sealed record Chmod(string Path, GitMode NewMode) : FileEdit(Path);

    public sealed record Remove(string Path) : FileEdit(Path);

    public sealed record Move(string Path, string To) : FileEdit(Path);

    public sealed record Copy(string Path, string To) : FileEdit(Path);
}

/// <summary>Turns a person's edits into the entries of a new tree.</summary>
internal sealed class EditedTree(ObjectStore store, string tree)
{
    private readonly Dictionary<string, FileEntry?> _changes = new(StringComparer.Ordinal);

    public string Apply(IEnumerable<FileEdit> edits)
    {
        foreach (var edit in edits) Apply(edit);
        var missing = _changes.Where(c => c.Value is null && store.Find(tree, c.Key) is null).Select(c => c.Key).ToList();
        foreach (var path in missing) _changes.Remove(path);
        return new TreeEditor(store).Apply(tree, _changes);
    }

    private void Apply(FileEdit edit)
    {
        switch (edit)
        {
            case FileEdit.Put put:
                Set(put.Path, new FileEntry(put.NewMode ?? Find(put.Path)?.Mode ?? GitMode.File, store.PutBlob(put.Content)));
                break;
            case FileEdit.Link link:
                Set(link.Path, new FileEntry(GitMode.Submodule, link.Commit));
                break;
            case FileEdit.Chmod chmod:
                Set(chmod.Path, Existing(chmod.Path) with { Mode = chmod.NewMode });
                break;
            case FileEdit.Remove remove:
                _ = Existing(remove.Path);
                _changes[remove.Path] = null;
                break;
            case FileEdit.Copy copy:
                Set(copy.To, Existing(copy.Path));
                break;
            case FileEdit.Move move:
                Set(move.To, Existing(move.Path));
                _changes[move.Path] = null;
                break;
        }
    }

    private void Set(string path, FileEntry entry)
    {
        if (!PathRules.IsValid(path)) throw new TreeEditException(path, "not a path git accepts");
        _changes[path] = entry;
    }

    private FileEntry Existing(string path) => Find(path) ?? throw new TreeEditException(path, "no such file");

    private FileEntry? Find(string path) =>
        _changes.TryGetValue(path, out var changed) ? changed : store.Find(tree, path) is { IsDirectory: false } found ? found.Entry : null;
}
