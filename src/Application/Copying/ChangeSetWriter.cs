using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>Brings one change set into its target: compare, fetch what is missing, write; read again when the target moved underneath.</summary>
internal sealed class ChangeSetWriter(ITargetRepositories targets, IRepositoryContents contents)
{
    private const int MaxTries = 3;

    /// <exception cref="FaultException">It may work later.</exception>
    public async Task<ChangeSetRecord> WriteAsync(ChangeSetWork work, TargetSnapshot target, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (target is not TargetSnapshot.Open open)
            {
                return work.Failed(((TargetSnapshot.Closed)target).Advice);
            }

            var decision = work.Decide(open);
            var outcome = await ActAsync(work, open, decision, cancellationToken);
            if (outcome is not ChangeSetOutcome.Moved moved)
            {
                return work.Record(outcome, decision);
            }

            if (tries == MaxTries)
            {
                throw new FaultException(new Transient(moved.Reason));
            }

            target = await ReadAgainAsync(work, cancellationToken);
        }
    }

    private async Task<ChangeSetOutcome> ActAsync(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetDecision decision, CancellationToken cancellationToken)
    {
        if (decision.Writes.Count == 0)
        {
            return work.OwnEarlierWork(target);
        }

        if (work.Job.DryRun)
        {
            return new ChangeSetOutcome.WouldWrite(decision.Writes.Count);
        }

        if (work.LacksOnlyItsPullRequest(target))
        {
            return await targets.WriteAsync(work.WriteOf(target, []), cancellationToken);
        }

        var files = new List<FileWrite>(decision.Writes.Count);
        foreach (var write in decision.Writes)
        {
            files.Add(new FileWrite(write.Edit.TargetPath, await work.Blobs.GetAsync(write.Content, cancellationToken)));
        }

        return await targets.WriteAsync(work.WriteOf(target, files), cancellationToken);
    }

    private async Task<TargetSnapshot> ReadAgainAsync(ChangeSetWork work, CancellationToken cancellationToken)
    {
        var request = new SnapshotRequest
        {
            Source = new SourceQuery(work.Job.Source, work.Job.Merge.MergeCommit!, work.Job.Merge.Branch, []),
            Targets = [work.Target.Query],
        };
        return (await contents.ReadAsync(request, cancellationToken)).Targets[0];
    }
}
