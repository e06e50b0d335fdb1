using ExamplesCopier.Domain.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// Holds a source to its rate when a delivery really starts. What was planned when it was accepted is not enough:
/// after a stop, or behind max_concurrent, many are due at once. Replays, syncs and later attempts are not counted.
/// </summary>
internal static class StartWindow
{
    private static readonly TimeSpan _length = TimeSpan.FromMinutes(1);
    private static readonly DeliveryKind[] _counted = [DeliveryKind.Webhook, DeliveryKind.CatchUp];

    /// <summary>
    /// Needs a transaction; until it ends, no other delivery of the source starts. Where there is no room for one more start, all that wait for theirs are
    /// put off to when there is: the one that came first is the first then.
    /// </summary>
    /// <returns>When there is room; null for now.</returns>
    public static async Task<DateTimeOffset?> PutOffAsync(
        CopierDbContext database,
        string sourceKey,
        DeliveryKind kind,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (!_counted.Contains(kind))
        {
            return null;
        }

        await database.LockAsync($"starts {sourceKey}", cancellationToken);
        var rate = await database.SourceStates.Where(row => row.Source == sourceKey).Select(row => row.MaxPerMinute).SingleOrDefaultAsync(cancellationToken);
        if (rate is not { } perMinute)
        {
            return null;
        }

        var begin = now - _length;
        var starts = await database.Deliveries
            .Where(row => row.SourceKey == sourceKey && row.StartedAt > begin && _counted.Contains(row.Kind))
            .OrderByDescending(row => row.StartedAt)
            .Select(row => row.StartedAt)
            .Take(perMinute)
            .ToListAsync(cancellationToken);
        if (starts.Count < perMinute)
        {
            return null;
        }

        var later = starts[^1] + _length;
        await database.UnfinishedDeliveries()
            .Where(row => row.SourceKey == sourceKey && row.StartedAt == null && row.NotBefore < later && _counted.Contains(row.Kind))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Deferred).SetProperty(row => row.NotBefore, later!.Value), cancellationToken);
        return later;
    }
}
