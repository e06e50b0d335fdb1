using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying.Syncing;

/// <summary>
/// One run of a sync: compares the trees of source and targets, which costs a request each, and copies the next thousand files that are
/// lacking. Then the delivery is handed back, and a later run goes on; so merges come in between, and what is done is known.
/// </summary>
internal sealed class SyncRun(IRepositoryTrees trees, SyncTargets targets, CopyRun copying)
{
    /// <param name="job">The delivery, without its plan.</param>
    /// <param name="source">The source with its rules.</param>
    /// <param name="isConfiguration">Tells files that configure this service.</param>
    /// <param name="trace">The steps.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer, or its quota is kept for merges.</exception>
    public async Task<CopyResult> RunAsync(CopyJob job, Source source, Func<RepositoryName, string, bool> isConfiguration, Trace trace, CancellationToken cancellationToken)
    {
        targets.ThrowIfScarce([job.Source]);
        var files = await trace.StepAsync(
            "source tree",
            () => trees.ListFilesAsync(job.Source, job.Merge.MergeCommit!.Value, _ => true, cancellationToken),
            found => $"{found.Count} files");

        // Writes only: whatever is gone from the source is not looked for, and deprecation files stay as they are.
        var plan = CopyPlanner.Plan(source, files.Select(file => new ChangedFile(file.Path, ChangeKind.Added)), isConfiguration);
        trace.Note("plan", $"{plan.ChangeSets.Count} change sets, {files.Count - plan.Unmatched.Count} files that rules want");

        var known = job.Known.ToDictionary(record => record.Key);
        var open = plan.ChangeSets.Where(set => !IsSettled(known.GetValueOrDefault(set.Key), job)).ToList();
        var turn = SyncTurn.Of(await CompareAsync(job, open, files, known, trace, cancellationToken));
        var parts = new ChangeSetParts(turn.Parts);
        var result = await copying.RunAsync(
            job with
            {
                Plan = new CopyPlan([.. turn.Parts.Select(part => part.Set)], [], []),
                Parts = parts,
                Known = [.. turn.Parts.Where(part => part.IsWaiting).Select(part => part.Earlier!)],
            },
            trace,
            cancellationToken);

        foreach (var record in result.ChangeSets)
        {
            known[record.Key] = record;
        }

        return result with
        {
            ChangeSets = [.. plan.ChangeSets.Select(set => known.GetValueOrDefault(set.Key)).OfType<ChangeSetRecord>()],
            HasMore = !turn.IsAll || parts.IsContinued,
        };
    }

    private async Task<IReadOnlyList<SyncSet>> CompareAsync(
        CopyJob job, List<ChangeSet> open, IReadOnlyList<TreeEntry> files, Dictionary<ChangeSetKey, ChangeSetRecord> known, Trace trace, CancellationToken cancellationToken)
    {
        try
        {
            return await targets.CompareAsync(job, open, files, known, trace, cancellationToken);
        }
        catch (Exception exception) when (job.GivesUp(exception) is { } reason)
        {
            var parts = open.Select(set => ChangeSetPart.All(set, known.GetValueOrDefault(set.Key)));
            await copying.GiveUpAsync(job with { Plan = new CopyPlan([.. open], [], []), Parts = new ChangeSetParts(parts) }, reason);
            throw;
        }
    }

    // Within one sync nothing is done twice, not even what failed; another sync does.
    private static bool IsSettled(ChangeSetRecord? record, CopyJob job) => record?.State switch
    {
        null or ChangeSetState.Pending or ChangeSetState.Running => false,
        ChangeSetState.Held => !job.HoldLimits.Released,
        _ => true,
    };
}
