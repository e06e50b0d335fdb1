using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Reads by the index of states, so that only open deliveries are touched, however many were finished.</summary>
internal sealed class QueueStatusReader(CopierDbContexts contexts, TimeProvider time) : IQueueStatus
{
    public Task<QueueStatus> ReadAsync(IReadOnlyList<RepositoryName>? visible, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        var keys = visible?.Select(StoreKey.Of).ToList();
        var counts = await Of(database.Deliveries, keys)
            .Where(row => row.FinishedAt == null)
            .GroupBy(row => row.State)
            .Select(rows => new { State = rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(rows => rows.State, rows => rows.Count, cancellationToken);
        var unfinished = Of(database.UnfinishedDeliveries(), keys);
        var unpaused = Brakes.Unpaused(database, unfinished);
        var received = await unfinished.MinAsync(row => (DateTimeOffset?)row.ReceivedAt, cancellationToken);
        var receivedUnpaused = await unpaused.MinAsync(row => (DateTimeOffset?)row.ReceivedAt, cancellationToken);
        var due = await unpaused
            .Where(row => row.NotBefore <= now && (row.LeaseUntil == null || row.LeaseUntil < now))
            .MinAsync(row => (DateTimeOffset?)row.NotBefore, cancellationToken);
        var sources = await unfinished
            .GroupBy(row => row.SourceKey + "")
            .Select(rows => new { Name = rows.Max(row => row.SourceRepo), Count = rows.Count(), Oldest = rows.Min(row => row.ReceivedAt) })
            .ToListAsync(cancellationToken);
        var queues = new Dictionary<RepositoryName, SourceQueue>();
        foreach (var rows in sources)
        {
            // A damaged row is failed when it is met; it is no reason to tell nothing.
            if (RepositoryName.TryParse(rows.Name, out var source))
            {
                queues[source] = new SourceQueue(rows.Count, rows.Oldest);
            }
        }

        return new QueueStatus(counts, received, receivedUnpaused, due) { Sources = queues };
    });

    // Not the column itself, whose index holds all that was ever finished.
    private static IQueryable<DeliveryRow> Of(IQueryable<DeliveryRow> rows, List<string>? sources) =>
        sources is null ? rows : rows.Where(row => sources.Contains(row.SourceKey + ""));
}
