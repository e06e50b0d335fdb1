using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>One change set on its way, with all that its writing needs.</summary>
internal sealed record ChangeSetWork(CopyJob Job, TargetedChangeSet Target, SourceSnapshot Source, BlobCache Blobs)
{
    public ChangeSet Set => Target.Set;

    /// <summary>What the target lacks: seen from our own branch while its pull request is open, else from the target branch.</summary>
    public ChangeSetDecision Decide(TargetSnapshot.Open target) =>
        ChangeSetDecision.Decide(Set, Source, target is { PullRequest: not null, Head: { } head } ? head : target.Base);

    /// <summary>A crash came between our commit and its pull request: our branch holds this very merge, and nobody was asked to take it.</summary>
    public bool LacksOnlyItsPullRequest(TargetSnapshot.Open target) =>
        target is { Head: { } head, PullRequest: null }
        && CommitTrailers.AreOf(head.Message, Job.Merge)
        && ChangeSetDecision.Decide(Set, Source, head).Writes.Count == 0;

    /// <summary>Nothing is missing. When an attempt of ours was cut short and the head is our commit for this merge, that attempt did the work.</summary>
    public ChangeSetOutcome OwnEarlierWork(TargetSnapshot.Open target)
    {
        var branch = target is { PullRequest: not null, Head: { } head } ? head : target.Base;
        if (!Job.IsResumed || !CommitTrailers.AreOf(branch.Message, Job.Merge))
        {
            return new ChangeSetOutcome.NothingToDo();
        }

        return target.PullRequest is { } open
            ? new ChangeSetOutcome.PullRequestUpdated(branch.Head, open.Number, open.Url)
            : new ChangeSetOutcome.Committed(branch.Head);
    }

    public TargetWrite WriteOf(TargetSnapshot.Open target, IReadOnlyList<FileWrite> files)
    {
        var messages = Messages.For(Set, Job.Merge);
        return new TargetWrite
        {
            Repository = Target.Query.Repository,
            Snapshot = target,
            Branch = Set.Key.Branch,
            Files = files,
            CommitMessage = messages.Commit,
            Proposal = Target.Query.Proposal is { } branch
                ? new Proposal(branch, messages.Title, PullRequestBody.Compose(messages.Body, Job.Merge, target.PullRequest?.Body), Set.Strategy.Draft)
                : null,
        };
    }

    public ChangeSetRecord Failed(string advice) =>
        new() { Key = Set.Key, State = ChangeSetState.Failed, Error = advice, Files = [.. FailedFiles.Of(Set, advice)] };

    public ChangeSetRecord Record(ChangeSetOutcome outcome, ChangeSetDecision decision)
    {
        var written = Done(decision, FileResultState.Succeeded);
        var untouched = Done(decision, FileResultState.Unchanged);
        var record = new ChangeSetRecord { Key = Set.Key, State = ChangeSetState.Succeeded, Files = written };
        return outcome switch
        {
            ChangeSetOutcome.Committed committed => record with { Commit = committed.Commit, Files = OfEarlierWork(decision, written) },
            ChangeSetOutcome.PullRequestOpened opened => record with { Commit = opened.Commit, PullRequest = opened.Number, PullRequestUrl = opened.Url },
            ChangeSetOutcome.PullRequestUpdated updated => record with
            {
                Commit = updated.Commit,
                PullRequest = updated.Number,
                PullRequestUrl = updated.Url,
                Files = OfEarlierWork(decision, written),
            },
            ChangeSetOutcome.WouldWrite => record,
            ChangeSetOutcome.NothingToDo => record with { State = StateOfUntouched(untouched), Files = untouched, Error = ErrorOfUntouched(untouched) },
            ChangeSetOutcome.Refused refused => Failed(refused.Advice),
            ChangeSetOutcome.Moved => throw new InvalidOperationException("A target that moved is read again, not recorded."),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
    }

    // After a crash the files are found in place: they were written by us, in the attempt that could not tell.
    private static List<FileResult> OfEarlierWork(ChangeSetDecision decision, List<FileResult> written) =>
        decision.Writes.Count > 0
            ? written
            : [.. written.Select(file => file.State == FileResultState.Unchanged ? file with { State = FileResultState.Succeeded } : file)];

    private static List<FileResult> Done(ChangeSetDecision decision, FileResultState state) =>
        [.. decision.Writes.Select(write => FileResult.Of(write.Edit, state)), .. decision.Settled];

    private static ChangeSetState StateOfUntouched(List<FileResult> files) =>
        files.Any(file => file.State == FileResultState.Failed) ? ChangeSetState.Failed : ChangeSetState.Unchanged;

    private static string? ErrorOfUntouched(List<FileResult> files) =>
        files.FirstOrDefault(file => file.State == FileResultState.Failed)?.Reason;
}
