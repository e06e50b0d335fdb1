using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying.Syncing;

/// <summary>Looks at all targets of a sync: how each branch stands, and what its tree holds.</summary>
internal sealed class SyncTargets(
    IInstallations installations,
    IRepositoryPins pins,
    IRepositoryContents contents,
    IRepositoryTrees trees,
    IInstallationQuotas quotas)
{
    /// <exception cref="FaultException">Less than a tenth of a quota is left.</exception>
    public void ThrowIfScarce(IEnumerable<RepositoryAccess> repositories)
    {
        foreach (var repository in repositories)
        {
            if (quotas.ScarceUntil(repository.Installation) is { } until)
            {
                throw new FaultException(new RateLimited(until, $"Less than a tenth of the quota of installation {repository.Installation} is left; it is kept for merges, and the sync goes on at {until:u}."));
            }
        }
    }

    /// <summary>Each change set with what its target lacks of it.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or its quota is kept for merges.</exception>
    public async Task<IReadOnlyList<SyncSet>> CompareAsync(
        CopyJob job,
        IReadOnlyList<ChangeSet> sets,
        IReadOnlyList<TreeEntry> source,
        IReadOnlyDictionary<ChangeSetKey, ChangeSetRecord> known,
        Trace trace,
        CancellationToken cancellationToken)
    {
        var located = await LocateAsync(job, sets, cancellationToken);
        ThrowIfScarce(located.Values.Select(target => target.Query.Repository));
        var states = located.Count == 0 ? [] : await trace.StepAsync(
            "targets",
            async () => located.Keys.Zip((await contents.ReadAsync(RequestOf(job, located.Values), cancellationToken)).Targets).ToDictionary(),
            _ => $"{located.Count} change sets");
        ThrowIfScarce(located.Values.Select(target => target.Query.Repository));

        var atSource = source.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        var knownTrees = new Dictionary<string, Dictionary<string, TreeEntry>>(StringComparer.Ordinal);
        var compared = new List<SyncSet>();
        foreach (var set in sets)
        {
            var lacks = states.GetValueOrDefault(set.Key) is TargetSnapshot.Open open
                ? Lacking(atSource, await TreeAsync(located[set.Key].Query.Repository, open.Present.Tree, sets.Where(other => other.Key.Repository == set.Key.Repository)))
                : null;
            compared.Add(new SyncSet(set, known.GetValueOrDefault(set.Key), lacks));
        }

        return compared;

        async Task<Dictionary<string, TreeEntry>> TreeAsync(RepositoryAccess repository, string tree, IEnumerable<ChangeSet> there)
        {
            if (!knownTrees.TryGetValue($"{repository.Name} {tree}", out var entries))
            {
                var folders = there.SelectMany(set => set.Edits).SelectMany(edit => edit.TargetPath.Folders()).ToHashSet(StringComparer.Ordinal);
                var listed = await trace.StepAsync("target tree", () => trees.ListFilesAsync(repository, tree, folders.Contains, cancellationToken), found => $"{repository.Name}: {found.Count} files");
                knownTrees[$"{repository.Name} {tree}"] = entries = listed.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
            }

            return entries;
        }
    }

    private static Func<FileEdit, bool> Lacking(Dictionary<string, TreeEntry> source, Dictionary<string, TreeEntry> target) =>
        edit => !target.TryGetValue(edit.TargetPath.Value, out var there)
            || !source.TryGetValue(edit.SourcePath, out var here)
            || (here.Mode, here.Id) != (there.Mode, there.Id);

    /// <summary>The ways to the targets, each asked for by one file; of those that are not found, the run tells why.</summary>
    private async Task<Dictionary<ChangeSetKey, TargetedChangeSet>> LocateAsync(CopyJob job, IReadOnlyList<ChangeSet> sets, CancellationToken cancellationToken)
    {
        var pinned = await pins.FindAsync([.. sets.Select(set => set.Key.Repository).Distinct()], cancellationToken);
        var located = new Dictionary<ChangeSetKey, TargetedChangeSet>();
        foreach (var set in sets.Where(set => set.Edits.Count > 0))
        {
            try
            {
                var access = await TargetLookup.ResolveAsync(installations, set, pinned[set.Key.Repository], cancellationToken);
                located[set.Key] = TargetedChangeSet.Of(set with { Edits = [set.Edits[0]] }, job.Merge, access);
            }
            catch (FaultException)
            {
                // It meets the same fault when it is written.
            }
        }

        return located;
    }

    private static SnapshotRequest RequestOf(CopyJob job, IEnumerable<TargetedChangeSet> targets) => new()
    {
        Source = new SourceQuery(job.Source, job.Merge.MergeCommit!, job.Merge.Branch, []),
        Targets = [.. targets.Select(target => target.Query)],
    };
}
