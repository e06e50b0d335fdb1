using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Which deliveries wait for somebody to work on them, and in which order.</summary>
internal static class WaitingDeliveries
{
    private const int MaxOfEachSource = 50;

    // Whoever comes for the first may find that others were quicker.
    private const int MaxNext = 10;

    /// <param name="database">Read only.</param>
    /// <param name="source">
    /// Of it those that are due, in the order in which they were received: who was put off comes again before those who came later. One that is due later
    /// is listed when no two are due now. Null for some of each source, by when they are due.
    /// </param>
    /// <param name="now">The present.</param>
    /// <param name="dueBefore">How far to look ahead.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<Found>> ListAsync(
        CopierDbContext database, RepositoryName? source, DateTimeOffset now, DateTimeOffset dueBefore, CancellationToken cancellationToken)
    {
        var waiting = Brakes.Unpaused(database, database.UnfinishedDeliveries()).AsNoTracking()
            .Where(row => row.NotBefore <= dueBefore)
            .Where(row => row.LeaseUntil == null || row.LeaseUntil < now);
        if (source is null)
        {
            return await Read(waiting.Select(row => row.SourceKey).Distinct()
                .SelectMany(each => waiting.Where(row => row.SourceKey == each).OrderBy(row => row.NotBefore).ThenBy(row => row.ReceivedAt).Take(MaxOfEachSource))
                .OrderBy(row => row.NotBefore).ThenBy(row => row.ReceivedAt)).ToListAsync(cancellationToken);
        }

        var key = StoreKey.Of(source);
        var ours = waiting.Where(row => row.SourceKey == key);
        var due = await Read(ours.Where(row => row.NotBefore <= now).OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id).Take(MaxNext)).ToListAsync(cancellationToken);
        return due.Count > 1 ? due : [.. due, .. await Read(ours.Where(row => row.NotBefore > now).OrderBy(row => row.NotBefore).Take(1)).ToListAsync(cancellationToken)];
    }

    private static IQueryable<Found> Read(IQueryable<DeliveryRow> rows) => rows.Select(row => new Found(row.Id, row.SourceRepo, row.NotBefore));

    internal sealed record Found(string Id, string SourceRepo, DateTimeOffset NotBefore);
}
