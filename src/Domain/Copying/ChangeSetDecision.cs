using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What is really to be written, once source, target and ledger have been read.</summary>
/// <param name="Writes">Files whose content or mode the target lacks.</param>
/// <param name="Deletions">Copies to remove.</param>
/// <param name="Unclaimed">Copies that would be removed if it were known that they are ours; the ledger knows nothing of them, or another content.</param>
/// <param name="Settled">All the others, each with its reason.</param>
public sealed record ChangeSetDecision(
    IReadOnlyList<DecidedWrite> Writes,
    IReadOnlyList<FileEdit.Delete> Deletions,
    IReadOnlyList<FileEdit.Delete> Unclaimed,
    IReadOnlyList<FileResult> Settled)
{
    /// <summary>The target lacks nothing.</summary>
    public bool IsEmpty => Writes.Count + Deletions.Count == 0;

    /// <summary>Copies that people had changed since we wrote them, and that are written over.</summary>
    public IEnumerable<DecidedWrite> Drifted => Writes.Where(write => write.Overwrites is not null);

    /// <summary>Compares <paramref name="source"/> with <paramref name="target"/>, the branch that would be committed to.</summary>
    public static ChangeSetDecision Decide(ChangeSet set, SourceSnapshot source, BranchSnapshot target, LedgerPage ledger, bool mayWriteWorkflows = true)
    {
        var writes = new List<DecidedWrite>();
        var deletions = new List<FileEdit.Delete>();
        var unclaimed = new List<FileEdit.Delete>();
        var settled = SettledBeforehand(set).ToList();
        foreach (var edit in set.Edits)
        {
            if (Verdict(edit, source, target, mayWriteWorkflows) is { } result)
            {
                settled.Add(result);
            }
            else if (edit is FileEdit.Write write)
            {
                writes.Add(Decided(write, source, target, ledger));
            }
            else if (edit is FileEdit.Delete delete)
            {
                Claim(delete, target.Files[delete.TargetPath.Value], ledger);
            }
        }

        return new ChangeSetDecision(writes, deletions, unclaimed, settled);

        void Claim(FileEdit.Delete delete, FileState present, LedgerPage page)
        {
            switch (page.Of(delete.TargetPath))
            {
                case { } entry when !page.IsOfThisSource(entry):
                    settled.Add(FileResult.Of(delete, FileResultState.Skipped, $"It was deleted in the source; the target's copy is that of {entry.Source}, so it stays.", FileCause.NotOurs));
                    break;
                case { } entry when entry.Holds(present):
                    deletions.Add(delete);
                    break;
                default:
                    unclaimed.Add(delete);
                    break;
            }
        }
    }

    /// <summary>What needs no look at source and target.</summary>
    public static IEnumerable<FileResult> SettledBeforehand(ChangeSet set) => set.Problems.Select(FileResult.Refused).Concat(set.Kept.Select(Kept));

    /// <summary>The decision when nobody could say that the unclaimed copies are ours: they stay.</summary>
    public ChangeSetDecision LeavingUnclaimed(LedgerPage ledger) => this with
    {
        Unclaimed = [],
        Settled = [.. Settled, .. Unclaimed.Select(delete => Left(delete, ledger.Of(delete.TargetPath) is null))],
    };

    private static FileResult Left(FileEdit.Delete edit, bool isUnknown)
    {
        var why = isUnknown ? "nothing says that the target's copy is ours" : "the target's copy was changed since we wrote it";
        return FileResult.Of(edit, FileResultState.Skipped, $"It was deleted in the source; {why}, so it stays. Remove it by hand if it is not wanted.", FileCause.NotOurs);
    }

    private static FileResult? Verdict(FileEdit edit, SourceSnapshot source, BranchSnapshot target, bool mayWriteWorkflows)
    {
        if (source.IsStale(edit.SourcePath))
        {
            return FileResult.Of(edit, FileResultState.Skipped, "A later change of the source branch touched it again; that change brings it.", FileCause.Stale);
        }

        if (!mayWriteWorkflows && edit.TargetPath.IsWorkflow)
        {
            return FileResult.Of(edit, FileResultState.Failed, $"'{edit.TargetPath.Value}' is a workflow; the App needs the permission 'workflows: write' to write it. Grant it on the App's page and accept it in the installation.", FileCause.NotPermitted);
        }

        return edit switch
        {
            FileEdit.Write write => WriteVerdict.Of(write, source, target),
            FileEdit.Delete delete => OfDeletion(delete, source, target),
            _ => throw new ArgumentOutOfRangeException(nameof(edit)),
        };
    }

    private static FileResult? OfDeletion(FileEdit.Delete edit, SourceSnapshot source, BranchSnapshot target) =>
        (source.AtMerge.ContainsKey(edit.SourcePath), target.Files.GetValueOrDefault(edit.TargetPath.Value)?.Mode) switch
        {
            (true, _) => FileResult.Of(edit, FileResultState.Skipped, "It is still there at the merge commit."),
            (_, null) => FileResult.Of(edit, FileResultState.Unchanged),
            (_, GitFileMode.Regular or GitFileMode.Executable or GitFileMode.Symlink) => null,
            (_, { } mode) => FileResult.Of(edit, FileResultState.Skipped, $"'{edit.TargetPath.Value}' is {mode.InWords()} in the target; only files that we wrote are removed.", FileCause.NotOurs),
        };

    private static DecidedWrite Decided(FileEdit.Write edit, SourceSnapshot source, BranchSnapshot target, LedgerPage ledger)
    {
        var present = target.Files.GetValueOrDefault(edit.TargetPath.Value);
        return new DecidedWrite(edit, source.AtMerge[edit.SourcePath], present)
        {
            Overwrites = present is not null && ledger.HasDrifted(edit.TargetPath, present) ? present : null,
        };
    }

    private static FileResult Kept(FileEdit.Delete edit) =>
        FileResult.Of(edit, FileResultState.Skipped, "It was deleted in the source; on_delete is keep, so the target keeps its copy.", FileCause.Kept);
}

/// <summary>A file that will be written.</summary>
/// <param name="Edit">From where to where.</param>
/// <param name="Content">What the target will hold.</param>
/// <param name="Present">What it holds now.</param>
public sealed record DecidedWrite(FileEdit.Write Edit, FileState Content, FileState? Present)
{
    /// <summary>What people made of the copy that we wrote; null when it is as we left it, or was never ours.</summary>
    public FileState? Overwrites { get; init; }

    /// <summary>The simple way of committing knows no other mode.</summary>
    public bool IsOrdinary => Content.Mode == GitFileMode.Regular && Present is null or { Mode: GitFileMode.Regular };
}
