using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Deliveries.CatchingUp;

/// <summary>Compares the merges that GitHub lists with those that were accepted, and accepts what is missing.</summary>
internal sealed partial class MissedMerges(
    IMergedPullRequests pullRequests,
    IAcceptedMerges accepted,
    CatchUpAccess access,
    ISourceWatches watches,
    MissedMergeIntake intake,
    ILogger<MissedMerges> logger)
{
    /// <exception cref="FaultException">GitHub does not answer; the mark stays where it was.</exception>
    public async Task EnqueueAsync(WatchedSource source, CancellationToken cancellationToken)
    {
        var repository = await access.ResolveAsync(source.Source, cancellationToken);
        if (await LookAsync(repository, source.Watch, cancellationToken) is not { } look)
        {
            LogScarce(source.Source.Repository);
            return;
        }

        // In the order of the merges: the older one's place within the rate comes first.
        foreach (var merge in look.Missing.OrderBy(merge => merge.MergedAt).ThenBy(merge => merge.Identity.Number))
        {
            if (access.IsScarce(repository.Installation))
            {
                LogScarce(source.Source.Repository);
                return;
            }

            var found = await pullRequests.GetAsync(repository, merge.Identity.Number, cancellationToken);
            await intake.AcceptAsync(found, source.Source.Settings.MaxWebhooksPerMinute, cancellationToken);
        }

        await watches.MoveMarkAsync(source.Watch, source.Watch.MarkAfter(look.NewestUpdate), cancellationToken);
    }

    /// <returns>Null when the quota became scarce before all was seen.</returns>
    private async Task<Look?> LookAsync(RepositoryAccess repository, SourceWatch watch, CancellationToken cancellationToken)
    {
        var missing = new Dictionary<MergeIdentity, SeenMerge>();
        DateTimeOffset? newest = null;
        for (var number = 1; !access.IsScarce(repository.Installation); number++)
        {
            var page = await pullRequests.ListAsync(repository, watch.Branch, number, cancellationToken);
            newest ??= page.NewestUpdate;
            var covered = page.Merges.Where(merge => watch.Covers(merge.MergedAt)).ToList();
            foreach (var merge in covered.Count == 0 ? [] : await accepted.FindMissingAsync(covered, cancellationToken))
            {
                // What is updated during the look moves to the front, and its neighbours are seen twice.
                missing[merge.Identity] = merge;
            }

            if (page.IsLast || page.OldestUpdate < watch.LookBackTo)
            {
                return new Look([.. missing.Values], newest);
            }
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Less than a tenth of the quota is left for {Repository}; catching up waits")]
    private partial void LogScarce(RepositoryName repository);

    private sealed record Look(IReadOnlyList<SeenMerge> Missing, DateTimeOffset? NewestUpdate);
}
