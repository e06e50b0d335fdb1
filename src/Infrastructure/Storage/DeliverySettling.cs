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
        row.Error = settlement.Error;
        row.LeaseOwner = null;
        row.LeaseUntil = null;
        row.NotBefore = settlement.NotBefore ?? row.NotBefore;
        row.FinishedAt = settlement.NotBefore is null ? now : null;
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
            GiveUpUnfinished(row);
            await CountAsync(database, row, now, cancellationToken);
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

    private static void GiveUpUnfinished(DeliveryRow row)
    {
        foreach (var set in row.ChangeSets.Where(set => set.State is ChangeSetState.Pending or ChangeSetState.Running))
        {
            set.State = ChangeSetState.Failed;
            set.Error = row.Error ?? set.Error;
        }
    }

    private static async Task CountAsync(CopierDbContext database, DeliveryRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var totals = await database.SourceStates.GetOrAddAsync(RepositoryName.Parse(row.SourceRepo), cancellationToken);
        if (row.DryRun)
        {
            return;
        }

        if (row.State == DeliveryState.Ignored)
        {
            // It was counted when it came, before anybody could know that it is nobody's.
            totals.Received--;
            return;
        }

        var files = FileCounts.Of(row.ChangeSets.SelectMany(set => set.ToRecord().Files));
        totals.FilesMatched += files.Matched;
        totals.FilesUploaded += files.Uploaded;
        totals.FilesUploadFailed += files.UploadFailed;
        totals.FilesDeprecated += files.Deprecated;
        totals.FilesSkipped += files.Skipped;
        totals.LastUpdated = now;
        totals.LastFailed = row.State is DeliveryState.Failed or DeliveryState.PartiallyFailed;
        totals.Failed += totals.LastFailed ? 1 : 0;
        totals.Processed += row.State is DeliveryState.Succeeded or DeliveryState.Declined ? 1 : 0;
    }
}
