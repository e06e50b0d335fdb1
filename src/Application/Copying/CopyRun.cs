using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Copying;

/// <summary>Carries out a plan: finds the way to each target, locks its branch, reads everything at once, then writes change set by change set.</summary>
internal sealed class CopyRun(
    TargetLookup lookup,
    IBranchLocks locks,
    IRepositoryContents contents,
    IDeliveryStore store,
    IBrakes brakes,
    ChangeSetWriter writer,
    DeprecationWriter deprecations)
{
    public async Task<CopyResult> RunAsync(CopyJob job, Trace trace, CancellationToken cancellationToken)
    {
        var progress = new CopyProgress(job, store);
        try
        {
            await CopyAsync(job, progress, trace, cancellationToken);
        }
        catch (Exception exception) when (job.GivesUp(exception) is { } reason)
        {
            await progress.GiveUpAsync(reason, CancellationToken.None);
            throw;
        }

        return progress.Finish();
    }

    /// <summary>Keeps all that the plan wanted and that is not settled as failed; nothing of it is tried again.</summary>
    public Task GiveUpAsync(CopyJob job, string reason) => new CopyProgress(job, store).GiveUpAsync(reason, CancellationToken.None);

    private async Task CopyAsync(CopyJob job, CopyProgress progress, Trace trace, CancellationToken cancellationToken)
    {
        if (job is { HasDied: true, DryRun: false })
        {
            await progress.MarkAsync(cancellationToken);
        }

        await using var held = new HeldLocks(locks, job.DeliveryId);
        var sets = await lookup.FindAsync(job, progress, held, cancellationToken);
        var records = await TargetLookup.FindDeprecationsAsync(job, progress, held, cancellationToken);
        if (sets.Count + records.Count > 0)
        {
            var request = RequestFor(job, sets, records);
            var snapshot = await trace.StepAsync("read", () => contents.ReadAsync(request, cancellationToken), read => Told(sets.Count, read));
            var blobs = new BlobCache(contents, job, snapshot.Source);
            var writing = new Writing(job, snapshot, blobs, request.Source, progress, trace);
            await WriteAllAsync(sets, writing, cancellationToken);
            await RecordAllAsync(records, sets.Count, writing, cancellationToken);
        }
    }

    private static string Told(int sets, RepositorySnapshot read) =>
        read.Targets.Count(target => target is TargetSnapshot.Unread) is > 0 and var unread ? $"{sets} change sets, {unread} of whose targets cannot be read" : $"{sets} change sets";

    private static SnapshotRequest RequestFor(CopyJob job, IReadOnlyList<TargetedChangeSet> sets, IReadOnlyList<TargetedDeprecation> records) => new()
    {
        Source = new SourceQuery(
            job.Source,
            job.Merge.MergeCommit!,
            job.Merge.Branch,
            [
                .. sets.SelectMany(target => target.Set.Edits).Select(edit => edit.SourcePath)
                    .Concat(records.SelectMany(record => record.Update.Notes).Select(note => note.SourcePath))
                    .Distinct(StringComparer.Ordinal),
            ])
        {
            PullRequest = job.Merge.Number,
            TipFiles = [.. records.Select(record => record.Update.File)],
        },
        MaxKeptContents = job.MaxKeptContents,
        Targets = [.. sets.Select(target => target.Query), .. records.Select(record => record.Query)],
    };

    private async Task WriteAllAsync(IReadOnlyList<TargetedChangeSet> sets, Writing writing, CancellationToken cancellationToken)
    {
        var branches = new MovedBranches();
        foreach (var (target, state) in sets.Zip(writing.Snapshot.Targets))
        {
            var key = target.Set.Key;
            var work = new ChangeSetWork(writing.Job, target, writing.Snapshot.Source, writing.Blobs) { Known = writing.Progress.KnownOf(key) };
            await AttemptAsync(
                target.Query,
                key,
                writing,
                async () =>
                {
                    var written = await writer.WriteAsync(work, branches.Apply(key, state), writing.Source, cancellationToken);
                    branches.Note(key, written.Outcome);
                    return written.Record;
                },
                reason => FailedFiles.Of(target.Set, reason),
                cancellationToken);
        }
    }

    private async Task RecordAllAsync(IReadOnlyList<TargetedDeprecation> records, int first, Writing writing, CancellationToken cancellationToken)
    {
        foreach (var (record, state) in records.Zip(writing.Snapshot.Targets.Skip(first)))
        {
            await AttemptAsync(
                record.Query,
                record.Key,
                writing,
                () => deprecations.WriteAsync(record, writing.Job, writing.Snapshot with { Targets = [state] }, writing.Source, cancellationToken),
                record.FailedFiles,
                cancellationToken);
        }
    }

    /// <summary>One write, as a step of the trace; a fault is this change set's alone. After a pause none is begun.</summary>
    private async Task AttemptAsync(
        TargetQuery query,
        ChangeSetKey key,
        Writing writing,
        Func<Task<ChangeSetRecord>> write,
        Func<string, IEnumerable<FileResult>> filesOf,
        CancellationToken cancellationToken)
    {
        var progress = writing.Progress;
        if (await IsPausedAsync(writing, cancellationToken))
        {
            return;
        }

        try
        {
            var (record, took) = await writing.Trace.TimedStepAsync("write", write, done => $"{key.Repository}@{key.Branch} {key.Group}: {done.State}", key.Repository);
            if (record.State == Domain.Deliveries.ChangeSetState.Pending)
            {
                progress.MergePending();
            }

            await progress.DoneAsync(record, took, writing.Snapshot.Source, cancellationToken);
            writing.Trace.HasDone |= progress.IsInPlace(key);
        }
        catch (FaultException exception)
        {
            await progress.FaultAsync(key, exception.Fault, filesOf, cancellationToken);
        }
    }

    private async Task<bool> IsPausedAsync(Writing writing, CancellationToken cancellationToken)
    {
        if (!writing.Progress.IsPaused && (await brakes.ReadAsync(cancellationToken)).Hold(writing.Job.Merge.Repository))
        {
            writing.Progress.Pause();
        }

        return writing.Progress.IsPaused;
    }

    private sealed record Writing(CopyJob Job, RepositorySnapshot Snapshot, BlobCache Blobs, SourceQuery Source, CopyProgress Progress, Trace Trace);
}
