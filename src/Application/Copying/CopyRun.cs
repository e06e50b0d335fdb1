using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Carries out a plan: finds the way to each target, locks its branch, reads everything at once, then writes change set by change set.</summary>
internal sealed class CopyRun(IInstallations installations, IBranchLocks locks, IRepositoryContents contents, IDeliveryStore store, ChangeSetWriter writer)
{
    public async Task<CopyResult> RunAsync(CopyJob job, Trace trace, CancellationToken cancellationToken)
    {
        var progress = new CopyProgress(job, store);
        await using var held = new HeldLocks(locks, job.DeliveryId);

        var open = new List<TargetedChangeSet>();
        foreach (var set in progress.Unfinished)
        {
            if (set.Edits.Count == 0)
            {
                // None of its files may go, so its target need not be asked.
                await progress.FaultAsync(set, new Permanent(set.Problems[0].Reason), cancellationToken);
            }
            else if (await LocateAsync(set, job, held, progress, cancellationToken) is { } located)
            {
                open.Add(located);
            }
        }

        if (open.Count > 0)
        {
            var snapshot = await trace.StepAsync(
                "read",
                () => contents.ReadAsync(RequestFor(job, open), cancellationToken),
                _ => $"{open.Count} change sets");
            await WriteAllAsync(job, open, snapshot, progress, trace, cancellationToken);
        }

        return progress.Finish();
    }

    private async Task<TargetedChangeSet?> LocateAsync(ChangeSet set, CopyJob job, HeldLocks held, CopyProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            var access = await installations.ResolveAsync(set.Key.Repository, set.Target.InstallationId, cancellationToken);
            if (!await held.TryAddAsync(set.Key, cancellationToken))
            {
                progress.Busy();
                return null;
            }

            var proposal = set.Key.Arrival == Arrival.PullRequest ? ProposalBranch.For(job.Merge, set) : null;
            return new TargetedChangeSet(set, new TargetQuery(access, set.Key.Branch, proposal, [.. set.Edits.Select(edit => edit.TargetPath)]));
        }
        catch (FaultException exception)
        {
            await progress.FaultAsync(set, exception.Fault, cancellationToken);
            return null;
        }
    }

    private static SnapshotRequest RequestFor(CopyJob job, IReadOnlyList<TargetedChangeSet> open) => new()
    {
        Source = new SourceQuery(
            job.Source,
            job.Merge.MergeCommit!,
            job.Merge.Branch,
            [.. open.SelectMany(target => target.Set.Edits).OfType<FileEdit.Write>().Select(edit => edit.SourcePath).Distinct(StringComparer.Ordinal)]),
        Targets = [.. open.Select(target => target.Query)],
    };

    private async Task WriteAllAsync(
        CopyJob job,
        List<TargetedChangeSet> open,
        RepositorySnapshot snapshot,
        CopyProgress progress,
        Trace trace,
        CancellationToken cancellationToken)
    {
        var blobs = new BlobCache(contents, job.Source, snapshot.Source);
        var heads = new Dictionary<(RepositoryName, BranchName), CommitSha>();
        foreach (var (target, state) in open.Zip(snapshot.Targets))
        {
            var branch = (target.Set.Key.Repository, target.Set.Key.Branch);
            var current = heads.TryGetValue(branch, out var head) && state is TargetSnapshot.Open known
                ? known with { Base = known.Base with { Head = head } }
                : state;
            try
            {
                progress.ThrowIfLimited(target.Query.Repository.Installation);
                var record = await trace.StepAsync(
                    "write",
                    () => writer.WriteAsync(new ChangeSetWork(job, target, snapshot.Source, blobs), current, cancellationToken),
                    done => $"{target.Set.Key.Repository}@{target.Set.Key.Branch} {target.Set.Key.Group}: {done.State}");
                await progress.DoneAsync(record, cancellationToken);
                if (record.Commit is { } commit && target.Set.Key.Arrival == Arrival.Commit && record.State == ChangeSetState.Succeeded)
                {
                    heads[branch] = commit;
                }
            }
            catch (FaultException exception)
            {
                progress.Remember(target.Query.Repository.Installation, exception.Fault);
                await progress.FaultAsync(target.Set, exception.Fault, cancellationToken);
            }
        }
    }
}

/// <summary>A change set, and how its target is asked for.</summary>
internal sealed record TargetedChangeSet(ChangeSet Set, TargetQuery Query);
