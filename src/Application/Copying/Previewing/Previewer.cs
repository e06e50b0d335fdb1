using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>Goes the way of a delivery up to its first write: plan, read, compare.</summary>
internal sealed class Previewer(
    SourceAccess sources,
    PreviewTargets targets,
    PreviewSubjects subjects,
    IRepositoryContents contents,
    ChangeSetComparison comparison,
    IOptionsMonitor<CopierOptions> options)
{
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    public async Task<PreviewAnswer> PreviewAsync(PreviewSubject subject, CancellationToken cancellationToken)
    {
        var source = subject.Source;
        var access = await sources.FindAsync(source, cancellationToken);
        if (targets.ScarceOf([access]) is { } scarce)
        {
            return scarce;
        }

        if (await subjects.FindAsync(subject, access, cancellationToken) is not { } change)
        {
            return new PreviewAnswer.NoPullRequest(subject.PullRequest!.Value);
        }

        (access, var merge) = await sources.AdmitAsync(source, change.Merge, cancellationToken);
        change = change with { Merge = merge };
        var plan = CopyPlanner.Plan(source, change.Files, subject.IsConfiguration);
        var located = await targets.LocateAsync(plan, change.Merge, cancellationToken);
        if (targets.ScarceOf(located.Select(set => set.Target?.Query.Repository).OfType<RepositoryAccess>()) is { } targetScarce)
        {
            return targetScarce;
        }

        var forecasts = await ForecastAsync(located, change, JobOf(change.Merge, access, plan), cancellationToken);
        return new PreviewAnswer.Shown(new CopyPreview
        {
            Source = source.Repository,
            Branch = source.Branch,
            PullRequest = change.Merge.Number,
            State = change.State,
            Commit = change.Merge.MergeCommit!,
            CommitIs = change.CommitIs,
            IsDelivered = change.IsDelivered,
            Notes = change.Notes,
            Files = PreviewedFiles.Of(new SourceRules(source, subject.IsConfiguration), change, forecasts),
            ChangeSets = [.. forecasts.Select(forecast => forecast.Summary)],
        });
    }

    private CopyJob JobOf(MergedPullRequest merge, RepositoryAccess access, CopyPlan plan) => new()
    {
        DeliveryId = "",
        Kind = DeliveryKind.Webhook,
        Merge = merge,
        Source = access,
        Plan = plan,
        ConfigurationVersion = "",
        Known = [],
        IsResumed = false,
        DryRun = true,
        HoldLimits = new HoldLimits(options.CurrentValue.MaxFilesPerChangeSet, options.CurrentValue.MaxDeletionsPerChangeSet, Released: false),
        // Nothing is written, so only what decides is wanted: links and LFS pointers, which always come along.
        MaxKeptContents = 0,
    };

    private async Task<IReadOnlyList<TargetForecast>> ForecastAsync(IReadOnlyList<LocatedSet> located, PreviewedChange change, CopyJob job, CancellationToken cancellationToken)
    {
        var targets = located.Select(set => set.Target).OfType<TargetedChangeSet>().ToList();
        var read = await ReadAsync(job, change.Merge, [.. located.SelectMany(set => set.Set.Edits).Select(edit => edit.SourcePath).Distinct(StringComparer.Ordinal)], targets, cancellationToken);
        var source = change.HasLanded ? read.Source : read.Source with { AtTip = read.Source.AtMerge };
        var forecasts = located.Where(set => set.Target is null).ToDictionary(set => set.Set.Key, set => TargetForecast.WithoutTarget(set.Set, set.Fault, change));
        foreach (var (target, state) in targets.Zip(read.Targets))
        {
            forecasts[target.Set.Key] = await OfAsync(new ChangeSetWork(job, target, source, new BlobCache(contents, job, source)), state, change, cancellationToken);
        }

        return [.. located.Select(set => forecasts[set.Set.Key])];
    }

    private async Task<TargetForecast> OfAsync(ChangeSetWork work, TargetSnapshot state, PreviewedChange change, CancellationToken cancellationToken)
    {
        if (state is not TargetSnapshot.Open open)
        {
            return TargetForecast.WithoutTarget(work.Set, state is TargetSnapshot.Unread unread ? unread.Fault : new Permanent(((TargetSnapshot.Closed)state).Advice), change);
        }

        var (decision, page, _) = await comparison.DecideAsync(work, open, cancellationToken);
        return TargetForecast.Of(work, open, decision, ChangeSetIntent.Of(work, open, decision, page), change);
    }

    private Task<RepositorySnapshot> ReadAsync(CopyJob job, MergedPullRequest merge, IReadOnlyList<string> paths, IEnumerable<TargetedChangeSet> targets, CancellationToken cancellationToken) =>
        contents.ReadAsync(
            new SnapshotRequest
            {
                Source = new SourceQuery(job.Source, merge.MergeCommit!, merge.Branch, paths) { PullRequest = merge.Number },
                Targets = [.. targets.Select(target => target.Query)],
                MaxKeptContents = job.MaxKeptContents,
            },
            cancellationToken);
}
