using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>What is kept of a change set, by what became of it.</summary>
internal static class ChangeSetRecords
{
    /// <summary>A change set whose target need not be asked: all of it is refused, or stays as it is.</summary>
    public static ChangeSetRecord OfUnread(ChangeSet set)
    {
        FileResult[] files = [.. ChangeSetDecision.SettledBeforehand(set)];
        return new() { Key = set.Key, State = StateOfUntouched(files), Files = files, Error = ErrorOf(files) };
    }

    public static ChangeSetRecord Failed(ChangeSet set, string advice) =>
        new() { Key = set.Key, State = ChangeSetState.Failed, Error = advice, Files = [.. FailedFiles.Of(set, advice)] };

    /// <summary>Tells who looks at it that its target was renamed.</summary>
    public static ChangeSetRecord WithNewName(ChangeSetRecord record, TargetSnapshot.Open target)
    {
        var pin = new RepositoryPin { Configured = record.Key.Repository };
        return target.Name == pin.Configured ? record : record with { Note = string.Join(' ', new[] { record.Note, pin.Warning(target.Name) }.OfType<string>()) };
    }

    public static ChangeSetRecord Of(ChangeSet set, ChangeSetOutcome outcome, ChangeSetDecision decision)
    {
        var record = new ChangeSetRecord { Key = set.Key, State = ChangeSetState.Succeeded, Files = Done(decision, FileResultState.Succeeded) };
        return outcome switch
        {
            ChangeSetOutcome.Committed committed => record with { Commit = committed.Commit },
            ChangeSetOutcome.PullRequestOpened opened => record with { Commit = opened.Commit, PullRequest = opened.Number, PullRequestUrl = opened.Url },
            ChangeSetOutcome.PullRequestUpdated updated => record with { Commit = updated.Commit, PullRequest = updated.Number, PullRequestUrl = updated.Url },
            ChangeSetOutcome.PullRequestClosed closed => record with { PullRequest = closed.Number, PullRequestUrl = closed.Url, Note = "Nothing was left in the pull request, so it was closed." },
            ChangeSetOutcome.Declined declined => record with
            {
                State = ChangeSetState.Declined,
                PullRequest = declined.Number,
                PullRequestUrl = declined.Url,
                Files = Done(decision, FileResultState.Skipped, "People closed the pull request that carried it."),
                Note = "People closed the pull request that carried it. A replay proposes it again.",
            },
            ChangeSetOutcome.Stopped stopped => record with { State = ChangeSetState.Unchanged, Files = Done(decision, FileResultState.Skipped, stopped.Reason), Note = stopped.Reason },
            // What a release would write is for a person to see.
            ChangeSetOutcome.Held held => record with { State = ChangeSetState.Held, Files = Done(decision, FileResultState.Skipped, held.Reason), Error = held.Reason },
            ChangeSetOutcome.WouldWrite => record,
            ChangeSetOutcome.NothingToDo => Untouched(record, decision),
            ChangeSetOutcome.Refused refused => Failed(set, refused.Advice),
            ChangeSetOutcome.Moved => throw new InvalidOperationException("A target that moved is read again, not recorded."),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
    }

    private static ChangeSetRecord Untouched(ChangeSetRecord record, ChangeSetDecision decision)
    {
        var files = Done(decision, FileResultState.Unchanged);
        return record with { State = StateOfUntouched(files), Files = files, Error = ErrorOf(files) };
    }

    private static List<FileResult> Done(ChangeSetDecision decision, FileResultState state, string? reason = null) =>
    [
        .. decision.Writes.Select(write => FileResult.Of(write.Edit, state, reason ?? DriftOf(write))),
        .. decision.Deletions.Select(delete => FileResult.Of(delete, state, reason)),
        .. decision.Settled,
    ];

    private static string? DriftOf(DecidedWrite write) => write.Overwrites is { } drifted
        ? $"The target's copy had been changed since we wrote it (it was {drifted.Mode.InWords()} with the blob {drifted.Id.Value}); that change is replaced."
        : null;

    private static ChangeSetState StateOfUntouched(IReadOnlyList<FileResult> files) =>
        files.Any(file => file.State == FileResultState.Failed) ? ChangeSetState.Failed : ChangeSetState.Unchanged;

    private static string? ErrorOf(IReadOnlyList<FileResult> files) =>
        files.FirstOrDefault(file => file.State == FileResultState.Failed)?.Reason;
}
