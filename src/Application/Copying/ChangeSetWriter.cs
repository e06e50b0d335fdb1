using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>Brings one change set into its target: compare, write, finish; read again when the target moved underneath.</summary>
internal sealed class ChangeSetWriter(
    ITargetRepositories targets,
    IRepositoryContents contents,
    ChangeSetComparison comparison,
    IProposals proposals,
    IAuditLog audit,
    ProposalCare care)
{
    private const int MaxTries = 3;

    /// <exception cref="FaultException">It may work later.</exception>
    public async Task<WrittenChangeSet> WriteAsync(ChangeSetWork work, TargetSnapshot target, SourceQuery source, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (target is TargetSnapshot.Unread unread)
            {
                throw new FaultException(unread.Fault);
            }

            if (target is not TargetSnapshot.Open open)
            {
                var advice = ((TargetSnapshot.Closed)target).Advice;
                return new WrittenChangeSet(ChangeSetRecords.Failed(work.Set, advice), new ChangeSetOutcome.Refused(advice));
            }

            var compared = await comparison.DecideAsync(work, open, cancellationToken);
            var outcome = await ActAsync(work, open, compared, cancellationToken);
            if (outcome is ChangeSetOutcome.Moved moved)
            {
                if (tries == MaxTries)
                {
                    throw new FaultException(new Transient(moved.Reason));
                }

                (work, target) = await ReadAgainAsync(work, source, cancellationToken);
                continue;
            }

            var record = ChangeSetRecords.Of(work.Set, outcome, compared.Decision);
            if (IsWritten(outcome))
            {
                record = record with { LedgerChanges = LedgerKeeping.After(compared.Decision, compared.Page, work.Job.Merge, open, work.Set.Key.Arrival == Arrival.PullRequest) };
            }

            record = compared.Earlier?.Complete(record) ?? record;
            record = await care.FinishAsync(work, open, outcome, record, cancellationToken);
            return new WrittenChangeSet(ChangeSetRecords.WithNewName(record, open), outcome);
        }
    }

    private static bool IsWritten(ChangeSetOutcome outcome) =>
        outcome is ChangeSetOutcome.Committed or ChangeSetOutcome.PullRequestOpened or ChangeSetOutcome.PullRequestUpdated;

    private async Task<ChangeSetOutcome> ActAsync(ChangeSetWork work, TargetSnapshot.Open target, ComparedChangeSet compared, CancellationToken cancellationToken)
    {
        var (decision, page, earlier) = compared;
        if (target is { PullRequest: null, Ended: { IsDeclined: true } ended })
        {
            await proposals.DeclineAsync(work.Set.Key.Repository, ended.Number, cancellationToken);
        }

        switch (ChangeSetIntent.Of(work, target, decision, page))
        {
            case ChangeSetIntent.ClosePullRequest when !work.Job.DryRun:
                return await care.CloseEmptyAsync(work, target.PullRequest!, cancellationToken);
            case ChangeSetIntent.Nothing:
                return work.OutcomeOf(earlier, target);
            case ChangeSetIntent.Declined { By: var closed }:
                return new ChangeSetOutcome.Declined(closed.Number, closed.Url);
            case ChangeSetIntent.Stopped { Reason: var reason }:
                return new ChangeSetOutcome.Stopped(reason);
            case var _ when work.Job.DryRun:
                return decision.IsEmpty ? work.OutcomeOf(earlier, target) : new ChangeSetOutcome.WouldWrite(decision.Writes.Count + decision.Deletions.Count);
            case ChangeSetIntent.Held { Reason: var reason }:
                return new ChangeSetOutcome.Held(reason);
            case ChangeSetIntent.OnlyPullRequest:
                return await targets.WriteAsync(work.WriteOf(target, null), cancellationToken);
            default:
                await AuditDriftAsync(work, decision, cancellationToken);
                return await targets.WriteAsync(work.WriteOf(target, decision), cancellationToken);
        }
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
