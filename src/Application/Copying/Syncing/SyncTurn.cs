using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Copying.Syncing;

/// <summary>A change set of a sync, and what its target lacks of it.</summary>
/// <param name="Set">All files that the rules send there.</param>
/// <param name="Earlier">What earlier runs did.</param>
/// <param name="Lacks">Tells files that the target does not hold as they are in the source; null when the target could not be looked at.</param>
internal sealed record SyncSet(ChangeSet Set, ChangeSetRecord? Earlier, Func<FileEdit, bool>? Lacks);

/// <summary>Chooses what one run of a sync does: so much that it ends soon, in an order that does not change.</summary>
internal sealed record SyncTurn(IReadOnlyList<ChangeSetPart> Parts, bool IsAll)
{
    /// <summary>Files in all targets together; one commit holds no more.</summary>
    public const int MaxEdits = 1000;

    public static SyncTurn Of(IReadOnlyList<SyncSet> sets)
    {
        var parts = new List<ChangeSetPart>();
        var room = MaxEdits;

        // What met a fault comes last, so that it keeps nothing else waiting.
        foreach (var set in sets.OrderBy(set => set.Earlier?.Error is null ? 0 : 1).TakeWhile(_ => room > 0))
        {
            var part = PartOf(set, room);
            parts.Add(part);
            room -= Math.Max(1, part.Edits.Count);
        }

        return new SyncTurn(parts, parts.Count == sets.Count);
    }

    private static ChangeSetPart PartOf(SyncSet set, int room)
    {
        var told = (set.Earlier?.Files ?? []).Select(file => (file.SourcePath, file.TargetPath)).ToHashSet();
        var open = set.Set.Edits.Where(edit => !told.Contains((edit.SourcePath, edit.TargetPath.Value))).ToList();
        var lacking = set.Lacks is { } lacks ? open.Where(lacks).ToList() : open;
        var edits = set.Lacks is null ? lacking.Take(1).ToList() : lacking.Take(room).ToList();
        var isLast = edits.Count == lacking.Count;
        return new ChangeSetPart
        {
            Whole = set.Set,
            Earlier = set.Earlier,
            // Where nothing is lacking, one file is looked at all the same: what is left of a pull request shows in it.
            Edits = edits.Count > 0 ? edits : [.. set.Set.Edits.Take(1)],
            IsLast = isLast,
            Lacking = lacking.Count,
            Identical = isLast && set.Lacks is not null ? [.. open.Where(edit => !set.Lacks(edit))] : [],
        };
    }
}
