using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Reads for people and monitors.</summary>
internal sealed class DeliveryHistory(CopierDbContexts contexts) : IDeliveryHistory
{
    public Task<DeliveryPage> ListAsync(DeliveryFilter filter, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var rows = await Filtered(database, filter)
            .OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id)
            .Take(filter.Limit + 1)
            .Include(row => row.ChangeSets).ThenInclude(set => set.Files)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        var items = rows.Take(filter.Limit).Select(row => row.ToSummary()).ToList();
        var next = rows.Count > filter.Limit ? new DeliveryCursor(items[^1].ReceivedAt, items[^1].Id) : null;
        return new DeliveryPage(items, next);
    });

    public Task<DeliveryDetails?> FindAsync(string deliveryId, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var row = await database.Deliveries.AsNoTracking()
            .Include(row => row.ChangeSets).ThenInclude(set => set.Files)
            .Include(row => row.Steps)
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == deliveryId && row.PrunedAt == null, cancellationToken);
        return row is null
            ? null
            : new DeliveryDetails(
                row.ToSummary(),
                [.. row.Unmatched],
                [.. row.Steps.OrderBy(step => step.Id).Select(step => new DeliveryStep(step.At, step.Name, step.Duration, step.Requests, step.Detail))]);
    });

    public Task<IReadOnlyList<SourceTotals>> TotalsAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<SourceTotals>>(async () =>
    {
        await using var database = contexts.Create();
        var totals = new List<SourceTotals>();
        foreach (var row in await database.SourceStates.AsNoTracking().OrderBy(row => row.Source).ToListAsync(cancellationToken))
        {
            if (RepositoryName.TryParse(row.DisplayName, out _))
            {
                totals.Add(ToTotals(row, await ProcessingTimeAsync(database, row.Source, cancellationToken)));
            }
        }

        return totals;
    });

    public Task<IReadOnlyList<RepositoryName>> SourcesAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<RepositoryName>>(async () =>
    {
        await using var database = contexts.Create();
        var names = await database.SourceStates.Select(row => row.DisplayName).ToListAsync(cancellationToken);
        return [.. names.Where(name => RepositoryName.TryParse(name, out _)).Select(RepositoryName.Parse)];
    });

    public Task<QueueLengths> QueueLengthsAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var open = await database.ChangeSets
            .Where(set => set.State == ChangeSetState.Pending || set.State == ChangeSetState.Running || set.State == ChangeSetState.Held)
            .GroupBy(set => set.Arrival == Arrival.Deprecation)
            .Select(sets => new { AreDeprecations = sets.Key, Count = sets.Count() })
            .ToListAsync(cancellationToken);
        // A delivery whose plan is not made yet is at least one change set.
        var unplanned = await database.Deliveries.CountAsync(row => DeliveryStates.Unfinished.Contains(row.State) && !row.ChangeSets.Any(), cancellationToken);
        return new QueueLengths(open.Where(sets => !sets.AreDeprecations).Sum(sets => sets.Count) + unplanned, open.Where(sets => sets.AreDeprecations).Sum(sets => sets.Count));
    });

    private static IQueryable<DeliveryRow> Filtered(CopierDbContext database, DeliveryFilter filter)
    {
        var rows = database.Deliveries.AsNoTracking().Where(row => row.PrunedAt == null);
        if (filter.Source is { } source)
        {
            var key = StoreKey.Of(source);
            rows = rows.Where(row => row.SourceKey == key);
        }

        if (filter.Visible is { } visible)
        {
            var keys = visible.Select(StoreKey.Of).ToList();
            rows = rows.Where(row => keys.Contains(row.SourceKey));
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }

        rows = filter.Since is { } since ? rows.Where(row => row.ReceivedAt >= since) : rows;
        rows = filter.Until is { } until ? rows.Where(row => row.ReceivedAt < until) : rows;
        return filter.Before is { } before
            ? rows.Where(row => row.ReceivedAt < before.ReceivedAt || (row.ReceivedAt == before.ReceivedAt && string.Compare(row.Id, before.Id) < 0))
            : rows;
    }

    private static async Task<ProcessingTime?> ProcessingTimeAsync(CopierDbContext database, string source, CancellationToken cancellationToken)
    {
        var finished = await database.Deliveries.AsNoTracking()
            .Where(row => row.SourceKey == source && row.FinishedAt != null && row.StartedAt != null && row.State != DeliveryState.Ignored && !row.DryRun && row.PrunedAt == null)
            .Select(row => new { row.StartedAt, row.FinishedAt })
            .ToListAsync(cancellationToken);
        if (finished.Count == 0)
        {
            return null;
        }

        var sorted = finished.Select(row => row.FinishedAt!.Value - row.StartedAt!.Value).Order().ToList();
        return new ProcessingTime(
            TimeSpan.FromTicks((long)sorted.Average(duration => duration.Ticks)),
            sorted[0],
            sorted[^1],
            Percentile(0.50),
            Percentile(0.95),
            Percentile(0.99));

        TimeSpan Percentile(double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }

    private static SourceTotals ToTotals(SourceStateRow row, ProcessingTime? time) => new()
    {
        Source = RepositoryName.Parse(row.DisplayName),
        Received = row.Received,
        Processed = row.Processed,
        Failed = row.Failed,
        Files = new FileCounts(row.FilesMatched, row.FilesUploaded, row.FilesUploadFailed, row.FilesDeprecated, row.FilesSkipped),
        LastFailed = row.LastFailed,
        ProcessingTime = time,
        InstallationId = row.InstallationId is { } installation ? new InstallationId(installation) : null,
        LastWebhook = row.LastWebhook,
        LastUpdated = row.LastUpdated,
    };
}
