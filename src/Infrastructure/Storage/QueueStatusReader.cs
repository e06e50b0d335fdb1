using ExamplesCopier.Application.Ports;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Reads by the index of states, so that only open deliveries are touched, however many were finished.</summary>
internal sealed class QueueStatusReader(CopierDbContexts contexts, TimeProvider time) : IQueueStatus
{
    public Task<QueueStatus> ReadAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        var counts = await database.Deliveries
            .Where(row => row.FinishedAt == null)
            .GroupBy(row => row.State)
            .Select(rows => new { State = rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(rows => rows.State, rows => rows.Count, cancellationToken);
        var unfinished = database.UnfinishedDeliveries();
        var received = await unfinished.MinAsync(row => (DateTimeOffset?)row.ReceivedAt, cancellationToken);
        var due = await Brakes.Unpaused(database, unfinished)
            .Where(row => row.NotBefore <= now && (row.LeaseUntil == null || row.LeaseUntil < now))
            .MinAsync(row => (DateTimeOffset?)row.NotBefore, cancellationToken);
        return new QueueStatus(counts, received, due);
    });
}
