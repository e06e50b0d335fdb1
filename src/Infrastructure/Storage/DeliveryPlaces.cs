using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Where a delivery stands among the others.</summary>
internal sealed record DeliveryPlace
{
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string Id { get; init; }
}

/// <summary>Finds which deliveries a page holds, newest first, by walking an index that is in this order; what a page shows of them is read afterwards.</summary>
internal static class DeliveryPlaces
{
    // Beyond that the newest of all are looked through: with so many sources most of them are wanted.
    private const int MaxMergedSources = 50;

    /// <returns>One more than a page holds, where there are so many.</returns>
    public static async Task<IReadOnlyList<DeliveryPlace>> FindAsync(CopierDbContext database, DeliveryFilter filter, CancellationToken cancellationToken)
    {
        var sources = SourcesOf(filter);
        if (sources is { Count: 0 })
        {
            return [];
        }

        var rows = Within(InState(database.Deliveries.AsNoTracking().Where(row => row.PrunedAt == null), filter), filter).Before(filter.Before);
        if (filter.PullRequest is { } number)
        {
            if (filter.Target is not null)
            {
                var target = StoreKey.Of(filter.Target);
                rows = rows.Where(row => row.ChangeSets.Any(set => set.TargetKey == target));
            }

            // They are few: asked for in an order, SQLite would rather walk all of the source.
            var few = await OfSources(rows.Where(row => row.Number == number), sources).Select(row => new DeliveryPlace { ReceivedAt = row.ReceivedAt, Id = row.Id }).ToListAsync(cancellationToken);
            return [.. few.OrderByDescending(place => place.ReceivedAt).ThenByDescending(place => place.Id, StringComparer.Ordinal).Take(filter.Limit + 1)];
        }

        var places = filter switch
        {
            { Target: not null } => OfTarget(database, OfSources(rows, sources), filter),
            _ when sources is { Count: <= MaxMergedSources } => sources.Select(source => OfSource(rows, source).Newest(filter.Limit + 1)).Aggregate(Queryable.Concat).Newest(filter.Limit + 1),
            _ => OfSources(rows, sources).Newest(filter.Limit + 1),
        };
        return await places.ToListAsync(cancellationToken);
    }

    public static IQueryable<DeliveryPlace> Newest(this IQueryable<DeliveryRow> rows, int count) => rows.Select(row => new DeliveryPlace { ReceivedAt = row.ReceivedAt, Id = row.Id }).Newest(count);

    /// <summary>The condition on the time alone is for the index, which does not see it in the other.</summary>
    public static IQueryable<DeliveryRow> Before(this IQueryable<DeliveryRow> rows, DeliveryCursor? cursor) => cursor is null
        ? rows
        : rows.Where(row => row.ReceivedAt <= cursor.ReceivedAt && (row.ReceivedAt < cursor.ReceivedAt || string.Compare(row.Id, cursor.Id) < 0));

    private static IQueryable<DeliveryPlace> Newest(this IQueryable<DeliveryPlace> places, int count) =>
        places.OrderByDescending(place => place.ReceivedAt).ThenByDescending(place => place.Id).Take(count);

    private static List<string>? SourcesOf(DeliveryFilter filter)
    {
        var visible = filter.Visible?.Select(StoreKey.Of).Distinct().ToList();
        return filter.Source is { } source && StoreKey.Of(source) is var key
            ? visible?.Contains(key) == false ? [] : [key]
            : visible;
    }

    private static IQueryable<DeliveryRow> OfSource(IQueryable<DeliveryRow> rows, string source) => rows.Where(row => row.SourceKey == source);

    private static IQueryable<DeliveryRow> OfSources(IQueryable<DeliveryRow> rows, IReadOnlyList<string>? sources) => sources switch
    {
        null => rows,
        [var source] => OfSource(rows, source),
        _ => rows.Where(row => sources.Contains(row.SourceKey)),
    };

    // What has not ended stands in another index than what has, and neither knows of the other's conditions.
    private static IQueryable<DeliveryRow> InState(IQueryable<DeliveryRow> rows, DeliveryFilter filter)
    {
        rows = filter.OnlyStanding ? rows.Where(row => !row.DryRun && row.SupersededAt == null) : rows;
        rows = filter.OnlyUnfinished ? rows.Where(row => row.FinishedAt == null && DeliveryStates.Unfinished.Contains(row.State)) : rows;
        return filter.State switch
        {
            null => rows,
            { } state when state == DeliveryState.Held || DeliveryStates.Unfinished.Contains(state) => rows.Where(row => row.FinishedAt == null && row.State == state),
            { } state => rows.Where(row => row.FinishedAt != null && row.State == state),
        };
    }

    private static IQueryable<DeliveryRow> Within(IQueryable<DeliveryRow> rows, DeliveryFilter filter)
    {
        rows = filter.Since is { } since ? rows.Where(row => row.ReceivedAt >= since) : rows;
        return filter.Until is { } until ? rows.Where(row => row.ReceivedAt < until) : rows;
    }

    /// <summary>By the change sets of the target, which know when their deliveries were received; a delivery may have several.</summary>
    private static IQueryable<DeliveryPlace> OfTarget(CopierDbContext database, IQueryable<DeliveryRow> rows, DeliveryFilter filter)
    {
        var target = StoreKey.Of(filter.Target!);
        var sets = database.ChangeSets.Where(set => set.TargetKey == target);
        sets = filter.Since is { } since ? sets.Where(set => set.ReceivedAt >= since) : sets;
        sets = filter.Until is { } until ? sets.Where(set => set.ReceivedAt < until) : sets;
        sets = filter.Before is { } before ? sets.Where(set => set.ReceivedAt <= before.ReceivedAt) : sets;
        return sets.Join(rows, set => set.DeliveryId, row => row.Id, (set, row) => set)
            // Rather than Distinct, which both databases would do to all of them before they order any.
            .GroupBy(set => new { set.ReceivedAt, set.DeliveryId })
            .OrderByDescending(set => set.Key.ReceivedAt).ThenByDescending(set => set.Key.DeliveryId)
            .Select(set => new DeliveryPlace { ReceivedAt = set.Key.ReceivedAt, Id = set.Key.DeliveryId })
            .Take(filter.Limit + 1);
    }
}
