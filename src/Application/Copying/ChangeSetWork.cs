using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Copying;

/// <summary>One change set on its way, with all that its writing needs.</summary>
internal sealed record ChangeSetWork(CopyJob Job, TargetedChangeSet Target, SourceSnapshot Source, BlobCache Blobs)
{
    /// <summary>What an earlier attempt recorded without finishing it.</summary>
    public ChangeSetRecord? Known { get; init; }

    public ChangeSet Set => Target.Set;

    /// <summary>How often what is copied will have been copied then.</summary>
    public int Hops => Source.Hops + 1;

    /// <summary>What the target lacks: seen from our own branch while its pull request is open, else from the target branch.</summary>
    public ChangeSetDecision Decide(TargetSnapshot.Open target, LedgerPage ledger) =>
        ChangeSetDecision.Decide(Set, Source, target.Present, ledger, target.MayWriteWorkflows);

    /// <summary>A crash came between our commit and its pull request: our branch holds this very merge, and nobody was asked to take it.</summary>
    public bool LacksOnlyItsPullRequest(TargetSnapshot.Open target, LedgerPage ledger) =>
        target is { Head: { IsOurs: true } head, PullRequest: null }
        && target.Ended?.Head != head.Head
        && CommitTrailers.AreOf(head.Message, Job.Merge)
        && ChangeSetDecision.Decide(Set, Source, head, ledger, target.MayWriteWorkflows).IsEmpty;

    /// <summary>People closed the pull request that carried this merge, and nobody has asked for it again.</summary>
    public EndedPullRequest? Refusal(TargetSnapshot.Open target) =>
        !Job.IsExplicit && target is { PullRequest: null, Ended: { IsDeclined: true } ended } && PullRequestBody.Carries(ended.Body, Job.Merge) ? ended : null;

    /// <summary>Nothing is missing. When an attempt of ours was cut short and did the work, its pull request may still lack labels, people and the merge.</summary>
    public ChangeSetOutcome OutcomeOf(EarlierWork? earlier, TargetSnapshot.Open target) => (earlier, target.PullRequest) switch
    {
        (null, _) => new ChangeSetOutcome.NothingToDo(),
        (_, { } open) when earlier.Commit == target.Present.Head => new ChangeSetOutcome.PullRequestUpdated(earlier.Commit, open.NodeId, open.Number, open.Url),
        (_, null) when Target.Query.Proposal is null => new ChangeSetOutcome.Committed(earlier.Commit, null),
        _ => new ChangeSetOutcome.NothingToDo(),
    };

    public TargetWrite WriteOf(TargetSnapshot.Open target, ChangeSetDecision? decision)
    {
        var messages = Messages.For(Set, Job.Merge, Hops);
        return new TargetWrite
        {
            Repository = Target.Query.Repository,
            Snapshot = target,
            Branch = Set.Key.Branch,
            Files = [.. decision?.Writes.Select(write => new FileWrite(write.Edit.TargetPath, write.Content, Source.Sizes.GetValueOrDefault(write.Content.Id), write.IsOrdinary)) ?? []],
            Deletions = [.. decision?.Deletions.Select(delete => delete.TargetPath) ?? []],
            Contents = Blobs,
            CommitMessage = messages.Commit,
            Proposal = Target.Query.Proposal is { } proposal
                ? new Proposal(proposal.Branch, messages.Title, BodyOf(target, messages, decision), Set.Strategy.Draft)
                : null,
        };
    }

    private string BodyOf(TargetSnapshot.Open target, Messages messages, ChangeSetDecision? decision) => PullRequestBody.Compose(
        messages.Body,
        Job.Merge,
        target.PullRequest?.Body,
        Set.Strategy.UsePullRequestTemplate ? target.Template : null,
        decision?.Drifted.Select(write => write.Edit.TargetPath));
}
