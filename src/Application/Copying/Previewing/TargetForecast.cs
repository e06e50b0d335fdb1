using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>What would become of one change set, and of each of its files.</summary>
/// <param name="Summary">The change set.</param>
/// <param name="Files">Its files, by source path, rule and target path.</param>
internal sealed record TargetForecast(PreviewedChangeSet Summary, IReadOnlyDictionary<(string SourcePath, string? Rule, string? TargetPath), ForecastFile> Files)
{
    /// <summary>A change set whose target was not read: nothing of it may go, or something stands in the way of all of it.</summary>
    public static TargetForecast WithoutTarget(ChangeSet set, Fault? fault, PreviewedChange change)
    {
        var (verdict, outcome) = fault is null or Permanent ? (TargetFate.NotPermitted, ChangeSetFate.Refused) : (TargetFate.Unavailable, ChangeSetFate.Unavailable);
        return new TargetForecast(
            new PreviewedChangeSet { Key = set.Key, Outcome = outcome, Reason = fault?.Message ?? "Nothing of it may go; each file says why." },
            Together(set.Edits.Select(edit => FileResult.Of(edit, FileResultState.Failed, fault?.Message)).Select(file => (file, verdict)), ChangeSetDecision.SettledBeforehand(set), change));
    }

    public static TargetForecast Of(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetDecision decision, ChangeSetIntent intent, PreviewedChange change)
    {
        var (outcome, reason, stopped) = OutcomeOf(intent, target, work.Set.Key.Arrival);
        var writes = decision.Writes.Select(write => (
            FileResult.Of(write.Edit, FileResultState.Succeeded, reason ?? (write.Overwrites is null ? null : "Somebody changed the target's copy since we wrote it; that change is replaced.")),
            stopped ?? FateOf(write)));
        var deletions = decision.Deletions.Select(delete => (FileResult.Of(delete, FileResultState.Succeeded, reason), stopped ?? TargetFate.Deleted));
        return new TargetForecast(
            new PreviewedChangeSet
            {
                Key = work.Set.Key,
                Outcome = outcome,
                Reason = reason,
                Writes = decision.Writes.Count,
                Deletions = decision.Deletions.Count,
                ProposalBranch = work.Target.Query.Proposal?.Branch,
                PullRequest = target.PullRequest?.Number,
                PullRequestUrl = target.PullRequest?.Url,
            },
            Together(writes.Concat(deletions), decision.Settled, change));
    }

    /// <summary>What is done, why it is not, and what that makes of each file that would have gone.</summary>
    private static (ChangeSetFate Outcome, string? Reason, TargetFate? Stopped) OutcomeOf(ChangeSetIntent intent, TargetSnapshot.Open target, Arrival arrival) => intent switch
    {
        ChangeSetIntent.ClosePullRequest => (ChangeSetFate.ClosePullRequest, null, null),
        ChangeSetIntent.Nothing => (ChangeSetFate.Nothing, null, null),
        ChangeSetIntent.Declined declined => (ChangeSetFate.Declined, $"People closed #{declined.By.Number}, which carried it. A replay proposes it again.", TargetFate.Declined),
        ChangeSetIntent.Stopped stopped => (ChangeSetFate.Stopped, stopped.Reason, TargetFate.Stopped),
        ChangeSetIntent.Held held => (ChangeSetFate.Held, held.Reason, TargetFate.Held),
        _ when arrival == Arrival.Commit => (ChangeSetFate.Commit, null, null),
        _ => (target.PullRequest is null ? ChangeSetFate.OpenPullRequest : ChangeSetFate.UpdatePullRequest, null, null),
    };

    private static TargetFate FateOf(DecidedWrite write) =>
        write.Present is null ? TargetFate.New
        : write.Present.Id == write.Content.Id ? TargetFate.ModeChanged
        : TargetFate.Changed;

    private static Dictionary<(string, string?, string?), ForecastFile> Together(IEnumerable<(FileResult File, TargetFate Verdict)> going, IEnumerable<FileResult> settled, PreviewedChange change)
    {
        var files = new Dictionary<(string, string?, string?), ForecastFile>();
        foreach (var (file, verdict) in going.Concat(settled.Select(file => (file, FateOf(file)))))
        {
            files.TryAdd((file.SourcePath, file.Rule, file.TargetPath), new ForecastFile(file.Action, verdict, file.Cause == FileCause.Absent ? change.Absence : file.Reason));
        }

        return files;
    }

    private static TargetFate FateOf(FileResult file) => file.State == FileResultState.Unchanged ? TargetFate.Identical : file.Cause switch
    {
        FileCause.None => TargetFate.Skipped,
        FileCause.RefusedPath => TargetFate.RefusedPath,
        FileCause.Stale => TargetFate.Stale,
        FileCause.NotPermitted => TargetFate.NotPermitted,
        FileCause.Absent => TargetFate.Absent,
        FileCause.LfsPointer => TargetFate.LfsPointer,
        FileCause.RefusedLink => TargetFate.RefusedLink,
        FileCause.Submodule => TargetFate.Submodule,
        FileCause.NotAFile => TargetFate.NotAFile,
        FileCause.Blocked => TargetFate.Blocked,
        FileCause.Kept => TargetFate.Kept,
        FileCause.NotOurs => TargetFate.NotOurs,
        _ => throw new ArgumentOutOfRangeException(nameof(file), file.Cause, "A cause that is not known here."),
    };
}

/// <summary>One file of a forecast.</summary>
internal sealed record ForecastFile(FileAction Action, TargetFate Verdict, string? Reason);
