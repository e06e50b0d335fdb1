using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Writes a settlement into its row, and into the source's totals when the delivery is finished.</summary>
internal static class DeliverySettling
{
    public static async Task ApplyAsync(
        CopierDbContext database,
        DeliveryRow row,
        DeliverySettlement settlement,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        row.State = settlement.State;
        row.Attempts = settlement.Attempts;
        // Only those that follow each other count: a run that came to its end does not kill. One that was handed back proves nothing.
        row.Deaths = settlement is { State: DeliveryState.Pending, HasProgressed: false } ? row.Deaths : 0;
        row.Error = settlement.Error;
        row.SupersededAt = null;
        row.LeaseOwner = null;
        row.LeaseUntil = null;
        row.NotBefore = settlement.NotBefore ?? row.NotBefore;
        row.FinishedAt = settlement is { NotBefore: null, State: not DeliveryState.Held } ? now : null;
        row.ConfigurationVersion = settlement.ConfigurationVersion ?? row.ConfigurationVersion;
        row.Unmatched = settlement.Unmatched is { } unmatched ? [.. unmatched] : row.Unmatched;
        row.Requests += settlement.Steps.Sum(step => step.Requests);
        foreach (var step in settlement.Steps)
        {
            row.Steps.Add(new DeliveryStepRow
            {
                DeliveryId = row.Id,
                At = step.At,
                Name = step.Name,
                Duration = step.Duration,
                Requests = step.Requests,
                Detail = step.Detail,
            });
        }

        await ResolveMergeAsync(database, row, settlement.MergeCommit, cancellationToken);
        if (row.FinishedAt is not null)
        {
            GiveUpUnfinished(database, row, settlement, now);
            await CountAsync(database, row, settlement, now, cancellationToken);
        }

        if (settlement is { NotBefore: null, DryRun: false, State: not DeliveryState.Ignored } && !row.DryRun)
        {
            await SameMerges.SupersedeAsync(database, row, now, cancellationToken);
        }
    }

    /// <summary>What failed is tried anew; and the delivery is taken out of the totals again, since it will be counted when it finishes.</summary>
    public static async Task ReopenAsync(CopierDbContext database, DeliveryRow row, SourceStateRow totals, CancellationToken cancellationToken)
    {
        await database.Entry(row).Collection(known => known.ChangeSets).LoadAsync(cancellationToken);
        if (!row.DryRun)
        {
            Add(totals, row, -1);
        }

        foreach (var failed in row.ChangeSets.Where(set => set.State == ChangeSetState.Failed))
        {
            failed.State = ChangeSetState.Pending;
        }
    }

    private static async Task ResolveMergeAsync(CopierDbContext database, DeliveryRow row, CommitSha? commit, CancellationToken cancellationToken)
    {
        if (commit is null || row.MergeCommit is not null)
        {
            return;
        }

        row.MergeCommit = commit.Value;
        var key = row.PullRequest().MergeKey;
        if (row.MergeKey is not null && !await database.Deliveries.AnyAsync(other => other.MergeKey == key, cancellationToken))
        {
            row.MergeKey = key;
        }
    }

    private static void GiveUpUnfinished(CopierDbContext database, DeliveryRow row, DeliverySettlement settlement, DateTimeOffset now)
    {
        foreach (var set in row.ChangeSets.Where(set => set.State is ChangeSetState.Pending or ChangeSetState.Running))
        {
            set.State = ChangeSetState.Failed;
            set.Error = row.Error ?? set.Error;
            database.AuditEvents.AddRange(settlement.DryRun || row.DryRun ? [] : AuditRows.OfFailed(row, set, now));
        }
    }

    private static async Task CountAsync(CopierDbContext database, DeliveryRow row, DeliverySettlement settlement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var totals = await database.StateOfAsync(RepositoryName.Parse(row.SourceRepo), cancellationToken);
        if (row.DryRun)
        {
            return;
        }

        if (row.State == DeliveryState.Ignored || settlement.DryRun)
        {
            // It was counted when it came, before anybody could know that it is nobody's, or that its source only looks.
            totals.Received--;
            row.DryRun = settlement.DryRun;
            return;
        }

        Add(totals, row, 1);
        totals.LastUpdated = now;
        totals.LastFailed = row.State is DeliveryState.Failed or DeliveryState.PartiallyFailed;
        await RuleTallies.AddAsync(database, row, cancellationToken);
    }

    private static void Add(SourceStateRow totals, DeliveryRow row, int times)
    {
        var files = row.ChangeSets.Aggregate(FileCounts.None, (sum, set) => sum.Plus(set.Counts()));
        totals.FilesMatched += times * files.Matched;
        totals.FilesUploaded += times * files.Uploaded;
        totals.FilesUploadFailed += times * files.UploadFailed;
        totals.FilesDeprecated += times * files.Deprecated;
        totals.FilesSkipped += times * files.Skipped;
        totals.Failed += row.State is DeliveryState.Failed or DeliveryState.PartiallyFailed ? times : 0;
        totals.Processed += row.State is DeliveryState.Succeeded or DeliveryState.Declined ? times : 0;
    }
}
