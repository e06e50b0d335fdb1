using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Deprecations;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Finds the way to each repository that a plan writes to, and keeps others off its branch.</summary>
internal sealed class TargetLookup(IInstallations installations, IRepositoryPins pins)
{
    /// <summary>The change sets that can be worked on now; of the others the progress knows why not.</summary>
    public async Task<IReadOnlyList<TargetedChangeSet>> FindAsync(CopyJob job, CopyProgress progress, HeldLocks held, CancellationToken cancellationToken)
    {
        var found = new List<TargetedChangeSet>();
        var known = await pins.FindAsync([.. progress.Unfinished.Select(set => set.Key.Repository)], cancellationToken);
        foreach (var set in progress.Unfinished)
        {
            if (set.Edits.Count == 0)
            {
                // Nothing of it may go, so its target need not be asked.
                await progress.DoneAsync(ChangeSetRecords.OfUnread(set), TimeSpan.Zero, null, cancellationToken);
            }
            else if (await LocateAsync(set, known[set.Key.Repository], job, held, progress, cancellationToken) is { } located)
            {
                found.Add(located);
            }
        }

        return found;
    }

    /// <summary>The deprecation files that can be worked on now.</summary>
    public static async Task<IReadOnlyList<TargetedDeprecation>> FindDeprecationsAsync(CopyJob job, CopyProgress progress, HeldLocks held, CancellationToken cancellationToken)
    {
        var found = new List<TargetedDeprecation>();
        foreach (var update in job.Plan.Deprecations)
        {
            var record = new TargetedDeprecation(update, job);
            if (progress.IsDone(record.Key))
            {
                continue;
            }

            if (update.Refusal is { } refusal)
            {
                await progress.FaultAsync(record.Key, new Permanent(refusal), record.FailedFiles, cancellationToken);
            }
            else if (await held.TryAddAsync(record.Key, cancellationToken))
            {
                found.Add(record);
            }
            else
            {
                progress.Busy();
            }
        }

        return found;
    }

    /// <summary>The way to a change set's target.</summary>
    /// <exception cref="FaultException">Nothing reaches it.</exception>
    public static async Task<RepositoryAccess> ResolveAsync(IInstallations installations, ChangeSet set, RepositoryPin pin, CancellationToken cancellationToken)
    {
        // An installation is of one owner: the configured one says nothing of another's.
        var installation = pin.Address.HasSameOwnerAs(set.Key.Repository) ? set.Target.InstallationId : null;
        return await installations.ResolveAsync(pin.Address, installation, cancellationToken) with { Configured = set.Key.Repository };
    }

    private async Task<TargetedChangeSet?> LocateAsync(ChangeSet set, RepositoryPin pin, CopyJob job, HeldLocks held, CopyProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            var access = await ResolveAsync(installations, set, pin, cancellationToken);
            if (!await held.TryAddAsync(set.Key, cancellationToken))
            {
                progress.Busy();
                return null;
            }

            return TargetedChangeSet.Of(set, job.Merge, access);
        }
        catch (FaultException exception)
        {
            await progress.FaultAsync(set.Key, exception.Fault, reason => FailedFiles.Of(set, reason), cancellationToken);
            return null;
        }
    }
}

/// <summary>A change set, and how its target is asked for.</summary>
internal sealed record TargetedChangeSet(ChangeSet Set, TargetQuery Query)
{
    public static TargetedChangeSet Of(ChangeSet set, MergedPullRequest merge, RepositoryAccess access)
    {
        var proposal = set.Key.Arrival == Arrival.PullRequest ? new ProposalQuery(ProposalBranch.For(merge, set), set.Strategy) : null;
        return new TargetedChangeSet(set, new TargetQuery(access, set.Key.Branch, proposal, [.. set.Edits.Select(edit => edit.TargetPath)]));
    }
}

/// <summary>A deprecation file, and how the source is asked for it.</summary>
internal sealed record TargetedDeprecation
{
    private readonly CopyJob _job;

    public TargetedDeprecation(DeprecationUpdate update, CopyJob job)
    {
        Update = update;
        Key = new ChangeSetKey(job.Merge.Repository, job.Merge.Branch, Arrival.Deprecation, update.File);
        _job = job;
    }

    public DeprecationUpdate Update { get; }

    public ChangeSetKey Key { get; }

    public TargetQuery Query => new(_job.Source, _job.Merge.Branch, null, [Update.Path]);

    public IEnumerable<FileResult> FailedFiles(string reason) => Files(FileResultState.Failed, _ => reason);

    /// <summary>The lost copies; of those that are back nothing is told.</summary>
    public IEnumerable<FileResult> Files(FileResultState state, Func<DeprecationNote, string?> reason) =>
        Update.Notes.Where(note => note.IsGone).Select(note => new FileResult(note.SourcePath, note.Rule, note.TargetPath.Value, FileAction.Deprecate, state, reason(note))
        {
            Copy = new CopyPlace(note.Repository, note.Branch),
        });
}
