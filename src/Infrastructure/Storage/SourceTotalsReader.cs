using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class SourceTotalsReader(CopierDbContexts contexts) : ISourceTotals
{
    public Task<IReadOnlyList<SourceTotals>> TotalsAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<SourceTotals>>(async () =>
    {
        await using var database = contexts.Create();
        var rows = await database.SourceStates.AsNoTracking().OrderBy(row => row.Source).ToListAsync(cancellationToken);
        return [.. rows.Where(row => RepositoryName.TryParse(row.DisplayName, out _)).Select(ToTotals)];
    });

    public Task<IReadOnlyDictionary<RepositoryName, ProcessingTime>> ProcessingTimesAsync(RepositoryName? source, CancellationToken cancellationToken) =>
        StoreFaults.GuardAsync<IReadOnlyDictionary<RepositoryName, ProcessingTime>>(async () =>
        {
            await using var database = contexts.Create();
            var key = source is null ? null : StoreKey.Of(source);
            var states = key is null ? database.SourceStates : database.SourceStates.Where(row => row.Source == key);
            var finished = await Newest(database, states).ToListAsync(cancellationToken);
            var times = new Dictionary<RepositoryName, ProcessingTime>();
            foreach (var deliveries in finished.GroupBy(delivery => delivery.Source))
            {
                if (RepositoryName.TryParse(deliveries.Key, out var name))
                {
                    times[name] = TimeOf([.. deliveries.Select(delivery => delivery.FinishedAt!.Value - delivery.StartedAt!.Value).Order()]);
                }
            }

            return times;
        });

    // Only where the sample begins is looked for in each source; then the index has all that is asked.
    private static IQueryable<Timed> Newest(CopierDbContext database, IQueryable<SourceStateRow> states)
    {
        var timed = database.Deliveries.AsNoTracking()
            .Where(row => row.FinishedAt != null && row.StartedAt != null && row.PrunedAt == null && row.State != DeliveryState.Ignored && !row.DryRun);
        return from state in states
               from row in timed
               where row.SourceKey == state.Source
                   && row.FinishedAt >= (timed.Where(older => older.SourceKey == state.Source).OrderByDescending(older => older.FinishedAt)
                       .Skip(ProcessingTime.Sample - 1).Select(older => older.FinishedAt).FirstOrDefault() ?? DateTimeOffset.MinValue)
               select new Timed(state.Source, row.StartedAt, row.FinishedAt);
    }

    private static ProcessingTime TimeOf(IReadOnlyList<TimeSpan> sorted)
    {
        return new ProcessingTime(
            TimeSpan.FromTicks((long)sorted.Average(duration => duration.Ticks)),
            sorted[0],
            sorted[^1],
            Percentile(0.50),
            Percentile(0.95),
            Percentile(0.99));

        TimeSpan Percentile(double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }

    private static SourceTotals ToTotals(SourceStateRow row) => new()
    {
        Source = RepositoryName.Parse(row.DisplayName),
        Received = row.Received,
        Processed = row.Processed,
        Failed = row.Failed,
        Files = new FileCounts(row.FilesMatched, row.FilesUploaded, row.FilesUploadFailed, row.FilesDeprecated, row.FilesSkipped),
        LastFailed = row.LastFailed,
        InstallationId = row.InstallationId is { } installation ? new InstallationId(installation) : null,
        LastWebhook = row.LastWebhook,
        LastUpdated = row.LastUpdated,
    };

    private sealed record Timed(string Source, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);
}
