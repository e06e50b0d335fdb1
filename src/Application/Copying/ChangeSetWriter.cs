using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>Brings one change set into its target: compare, write, finish; read again when the target moved underneath.</summary>
internal sealed class ChangeSetWriter(
    ITargetRepositories targets,
    IRepositoryContents contents,
    ILedger ledger,
    IProposals proposals,
    IAuditLog audit,
    ProposalCare care)
{
    private const int MaxTries = 3;

    /// <summary>How often content is copied onward from repository to repository (the specification's section 7).</summary>
    private const int MaxHops = 5;

    /// <exception cref="FaultException">It may work later.</exception>
    public async Task<WrittenChangeSet> WriteAsync(ChangeSetWork work, TargetSnapshot target, SourceQuery source, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (target is not TargetSnapshot.Open open)
            {
                var advice = ((TargetSnapshot.Closed)target).Advice;
                return new WrittenChangeSet(ChangeSetRecords.Failed(work.Set, advice), new ChangeSetOutcome.Refused(advice));
            }

            var (decision, page) = await DecideAsync(work, open, cancellationToken);
            var outcome = await ActAsync(work, open, decision, page, cancellationToken);
            if (outcome is ChangeSetOutcome.Moved moved)
            {
                if (tries == MaxTries)
                {
                    throw new FaultException(new Transient(moved.Reason));
                }

                (work, target) = await ReadAgainAsync(work, source, cancellationToken);
                continue;
            }

            var record = ChangeSetRecords.Of(work.Set, outcome, decision);
            if (IsWritten(outcome) && !decision.IsEmpty)
            {
                record = record with { LedgerChanges = LedgerKeeping.After(decision, page, work.Job.Merge, open, work.Set.Key.Arrival == Arrival.PullRequest) };
            }

            record = await care.FinishAsync(work, open, outcome, record, cancellationToken);
            return new WrittenChangeSet(ChangeSetRecords.WithNewName(record, open), outcome);
        }
    }

    private static bool IsWritten(ChangeSetOutcome outcome) =>
        outcome is ChangeSetOutcome.Committed or ChangeSetOutcome.PullRequestOpened or ChangeSetOutcome.PullRequestUpdated;

    private async Task<(ChangeSetDecision Decision, LedgerPage Page)> DecideAsync(ChangeSetWork work, TargetSnapshot.Open target, CancellationToken cancellationToken)
    {
        var key = work.Set.Key;
        var page = new LedgerPage(
            work.Job.Merge.RepositoryId,
            await ledger.ReadAsync(key.Repository, key.Branch, [.. work.Set.Edits.Select(edit => edit.TargetPath)], cancellationToken));
        var decision = work.Decide(target, page);
        if (decision.Unclaimed.Count == 0)
        {
            return (decision, page);
        }

        // The ledger may have been lost with a database; the branch's own history remembers.
        var origins = await contents.FindOriginsAsync(work.Target.Query.Repository, target.Present.Head, [.. decision.Unclaimed.Select(delete => delete.TargetPath)], cancellationToken);
        page = page.With(Learnt(work, target, decision, origins));
        return (work.Decide(target, page).LeavingUnclaimed(), page);
    }

    private static Dictionary<string, LedgerEntry> Learnt(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetDecision decision, IReadOnlyDictionary<string, CopyOrigin> origins) =>
        decision.Unclaimed
            .Where(delete => origins.TryGetValue(delete.TargetPath.Value, out var origin) && origin.Source == work.Job.Merge.Repository)
            .ToDictionary(
                delete => delete.TargetPath.Value,
                delete => new LedgerEntry
                {
                    SourceRepositoryId = work.Job.Merge.RepositoryId,
                    Source = work.Job.Merge.Repository,
                    SourcePath = delete.SourcePath,
                    SourceCommit = origins[delete.TargetPath.Value].Commit,
                    Landed = target.Present.Files[delete.TargetPath.Value],
                },
                StringComparer.Ordinal);

    private async Task<ChangeSetOutcome> ActAsync(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetDecision decision, LedgerPage page, CancellationToken cancellationToken)
    {
        if (target is { PullRequest: null, Ended: { IsDeclined: true } ended })
        {
            await proposals.DeclineAsync(work.Set.Key.Repository, ended.Number, cancellationToken);
        }

        if (Emptiness.Follows(work.Set, decision, target) && !work.Job.DryRun)
        {
            return await care.CloseEmptyAsync(work, target.PullRequest!, cancellationToken);
        }

        if (decision.IsEmpty)
        {
            return work.OwnEarlierWork(target);
        }

        if (work.Refusal(target) is { } refused)
        {
            return new ChangeSetOutcome.Declined(refused.Number, refused.Url);
        }

        if (work.Hops > MaxHops)
        {
            return new ChangeSetOutcome.Stopped($"It has been copied {work.Source.Hops} times already, from repository to repository; it goes no further.");
        }

        if (work.Job.DryRun)
        {
            return new ChangeSetOutcome.WouldWrite(decision.Writes.Count + decision.Deletions.Count);
        }

        if (work.Job.HoldLimits.Hold(decision) is { } held)
        {
            return new ChangeSetOutcome.Held(held);
        }

        if (work.LacksOnlyItsPullRequest(target, page))
        {
            return await targets.WriteAsync(work.WriteOf(target, null), cancellationToken);
        }

        await AuditDriftAsync(work, decision, cancellationToken);
        return await targets.WriteAsync(work.WriteOf(target, decision), cancellationToken);
    }

    // A pull request tells it in its text, where people read it before they merge.
    private Task AuditDriftAsync(ChangeSetWork work, ChangeSetDecision decision, CancellationToken cancellationToken)
    {
        var events = work.Set.Key.Arrival == Arrival.PullRequest ? [] : decision.Drifted.Select(write => DriftEvents.Of(work, write)).ToList();
        return events.Count == 0 ? Task.CompletedTask : audit.AppendAsync(events, cancellationToken);
    }

    // The source too: while others moved the target, a later merge may have come to it.
    private async Task<(ChangeSetWork Work, TargetSnapshot Target)> ReadAgainAsync(ChangeSetWork work, SourceQuery source, CancellationToken cancellationToken)
    {
        var paths = work.Set.Edits.Select(edit => edit.SourcePath).Distinct(StringComparer.Ordinal).ToList();
        var snapshot = await contents.ReadAsync(
            new SnapshotRequest { Source = source with { Paths = paths, TipFiles = [] }, Targets = [work.Target.Query], MaxKeptContents = work.Job.MaxKeptContents },
            cancellationToken);
        return (work with { Source = snapshot.Source, Blobs = new BlobCache(contents, work.Job, snapshot.Source) }, snapshot.Targets[0]);
    }
}

/// <summary>A change set after its write.</summary>
internal sealed record WrittenChangeSet(ChangeSetRecord Record, ChangeSetOutcome Outcome);
