namespace ExamplesCopier.Domain.Copying;

/// <summary>What a merge did to single source paths: a rename is a deletion and a write, and a write of a path outlasts its deletion.</summary>
public sealed record SourceEdit(string Path, bool IsDeletion)
{
    /// <summary>One edit per path, in ordinal order of the paths.</summary>
    public static IReadOnlyList<SourceEdit> From(IEnumerable<ChangedFile> files)
    {
        var byPath = new SortedDictionary<string, SourceEdit>(StringComparer.Ordinal);
        foreach (var edit in files.SelectMany(Split))
        {
            if (!edit.IsDeletion || !byPath.ContainsKey(edit.Path))
            {
                byPath[edit.Path] = edit;
            }
        }

        return [.. byPath.Values];
    }

    private static IEnumerable<SourceEdit> Split(ChangedFile file) => file.Change switch
    {
        ChangeKind.Added or ChangeKind.Modified or ChangeKind.Copied or ChangeKind.Changed => [new(file.Path, false)],
        ChangeKind.Removed => [new(file.Path, true)],
        ChangeKind.Renamed when file.PreviousPath is { } previous => [new(previous, true), new(file.Path, false)],
        ChangeKind.Renamed => [new(file.Path, false)],
        ChangeKind.Unchanged => [],
        _ => throw new ArgumentOutOfRangeException(nameof(file), file.Change, "Not a change that GitHub reports."),
    };
}
