using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>What an earlier attempt wrote and could not record, since its process died or GitHub's answer was lost.</summary>
/// <param name="Commit">Our commit.</param>
/// <param name="Edits">What it carried, by the target's history.</param>
/// <param name="LedgerChanges">What the ledger would know, had it been recorded.</param>
internal sealed record EarlierWork(CommitSha Commit, IReadOnlyList<FileEdit> Edits, IReadOnlyList<LedgerChange> LedgerChanges)
{
    /// <summary>What an earlier attempt may have done, by the look of source and target: only their history can tell.</summary>
    public static IEnumerable<FileEdit> Unexplained(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetDecision decision, LedgerPage page)
    {
        if (!work.Job.IsResumed || work.Job.DryRun)
        {
            return [];
        }

        var isHeadOurs = target.Present.IsOurs && CommitTrailers.AreOf(target.Present.Message, work.Job.Merge);
        return Untouched(work, decision).Where(edit => isHeadOurs || (work.Known is not null && work.Source.IsStale(edit.SourcePath)) || !IsExplained(edit));

        bool IsExplained(FileEdit edit) => (page.Of(edit.TargetPath), target.Present.Files.GetValueOrDefault(edit.TargetPath.Value)) switch
        {
            (var entry, null) => entry is null || !page.IsOfThisSource(entry),
            (null, _) => false,
            (var entry, { } present) => entry.Holds(present),
        };
    }

    /// <returns>Null when nothing of this merge is found.</returns>
    public static EarlierWork? Of(
        ChangeSetWork work, TargetSnapshot.Open target, ChangeSetDecision decision, LedgerPage page, IReadOnlyDictionary<string, IReadOnlyList<CopyOrigin>> history)
    {
        var merge = work.Job.Merge;
        var found = Untouched(work, decision)
            .Select(edit => (Edit: edit, Origin: history.GetValueOrDefault(edit.TargetPath.Value, []).FirstOrDefault(origin => origin.Source == merge.Repository && origin.Commit == merge.MergeCommit)))
            .Where(touch => touch.Origin is not null)
            .GroupBy(touch => touch.Origin!.By)
            .MaxBy(commit => commit.Count());
        if (found is null || !work.Job.IsResumed || work.Job.DryRun)
        {
            return null;
        }

        var lasting = found.Where(touch => touch.Origin!.IsLast).Select(touch => touch.Edit).ToList();
        var written = new ChangeSetDecision(
            [.. lasting.OfType<FileEdit.Write>().Select(write => new DecidedWrite(write, work.Source.AtMerge[write.SourcePath], target.Present.Files.GetValueOrDefault(write.TargetPath.Value)))],
            [.. lasting.OfType<FileEdit.Delete>()],
            [],
            []);
        return new EarlierWork(found.Key, [.. found.Select(touch => touch.Edit)], LedgerKeeping.After(written, page, merge, target, work.Set.Key.Arrival == Arrival.PullRequest));
    }

    /// <summary><paramref name="record"/>, as it would be had that attempt been able to tell.</summary>
    public ChangeSetRecord Complete(ChangeSetRecord record) => record with
    {
        State = record.State == ChangeSetState.Unchanged ? ChangeSetState.Succeeded : record.State,
        Commit = record.Commit ?? Commit,
        Files = [.. record.Files.Select(file => Edits.Any(edit => IsOf(edit, file)) ? file with { State = FileResultState.Succeeded, Reason = null, Cause = FileCause.None } : file)],
        LedgerChanges = [.. record.LedgerChanges, .. LedgerChanges],
    };

    private static IEnumerable<FileEdit> Untouched(ChangeSetWork work, ChangeSetDecision decision) =>
        work.Set.Edits.Where(edit => decision.Settled.Any(file => IsOf(edit, file) && (file.State == FileResultState.Unchanged || file.Cause == FileCause.Stale)));

    private static bool IsOf(FileEdit edit, FileResult file) =>
        edit.TargetPath.Value == file.TargetPath && (edit is FileEdit.Write ? FileAction.Write : FileAction.Delete) == file.Action;
}
