using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>One entry of a git tree.</summary>
/// <param name="Path">Its path from the root of the repository.</param>
/// <param name="Mode">What it is.</param>
/// <param name="Id">The id of the blob, the folder, or a submodule's commit.</param>
public readonly record struct TreeEntry(string Path, GitFileMode Mode, string Id);

/// <summary>A folder that is not the same in two trees; null where a tree does not have it.</summary>
public sealed record ChangedFolder(string Path, TreeId? Earlier, TreeId? Later);

/// <summary>What differs between two trees. Renames are not looked for: to the planner a rename is a deletion and a write.</summary>
public static class TreeDifference
{
    /// <summary>The files, symlinks and submodules that differ, in ordinal order of their paths; folders themselves are passed over.</summary>
    public static IReadOnlyList<ChangedFile> Files(IReadOnlyCollection<TreeEntry> earlier, IEnumerable<TreeEntry> later)
    {
        var gone = earlier.Where(entry => entry.Mode != GitFileMode.Directory).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        var changes = new List<ChangedFile>();
        foreach (var entry in later.Where(entry => entry.Mode != GitFileMode.Directory))
        {
            if (!gone.Remove(entry.Path, out var before))
            {
                changes.Add(new ChangedFile(entry.Path, ChangeKind.Added));
            }
            else if (before.Mode != entry.Mode)
            {
                changes.Add(new ChangedFile(entry.Path, ChangeKind.Changed));
            }
            else if (before.Id != entry.Id)
            {
                changes.Add(new ChangedFile(entry.Path, ChangeKind.Modified));
            }
        }

        changes.AddRange(gone.Keys.Select(path => new ChangedFile(path, ChangeKind.Removed)));
        changes.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        return changes;
    }

    /// <summary>The folders among the entries that differ: those worth looking into.</summary>
    public static IReadOnlyList<ChangedFolder> Folders(IEnumerable<TreeEntry> earlier, IEnumerable<TreeEntry> later)
    {
        var before = IdsOf(earlier);
        var after = IdsOf(later);
        return [.. before.Keys.Union(after.Keys)
            .Select(path => new ChangedFolder(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(folder => folder.Earlier != folder.Later)
            .OrderBy(folder => folder.Path, StringComparer.Ordinal)];
    }

    private static Dictionary<string, TreeId> IdsOf(IEnumerable<TreeEntry> entries) => entries
        .Where(entry => entry.Mode == GitFileMode.Directory)
        .ToDictionary(entry => entry.Path, entry => TreeId.Parse(entry.Id), StringComparer.Ordinal);
}
