using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>The merges that one call replays, those that failed or were asked for otherwise.</summary>
/// <param name="Deliveries">The newest delivery of each, the oldest first.</param>
/// <param name="HasMore">Older ones match too.</param>
internal sealed record MergesToReplay(IReadOnlyList<DeliverySummary> Deliveries, bool HasMore)
{
    private const int PageSize = 200;

    public static async Task<MergesToReplay> FindAsync(IDeliveryHistory history, ReplayDeliveries request, CancellationToken cancellationToken)
    {
        var found = new List<DeliverySummary>();
        var isCut = false;
        foreach (var state in request.State is { } wanted ? [wanted] : new[] { DeliveryState.Failed, DeliveryState.PartiallyFailed })
        {
            isCut |= await AddAsync(history, request, state, found, cancellationToken);
        }

        var newest = found.OrderByDescending(delivery => delivery.ReceivedAt).DistinctBy(delivery => delivery.PullRequest.MergeKey).ToList();
        var replayed = newest.Take(ReplayDeliveries.Limit).ToList();
        // Where a call ends the next begins, and it knows the place to the millisecond.
        replayed.AddRange(newest.Skip(replayed.Count).TakeWhile(delivery => Millisecond(delivery) == Millisecond(replayed[^1])));
        replayed.Reverse();
        return new MergesToReplay(replayed, isCut || newest.Count > replayed.Count);
    }

    /// <summary>When it was received, as callers are told it.</summary>
    public static DateTimeOffset Millisecond(DeliverySummary delivery) =>
        new(delivery.ReceivedAt.Ticks - (delivery.ReceivedAt.Ticks % TimeSpan.TicksPerMillisecond), delivery.ReceivedAt.Offset);

    /// <returns>Whether there are more, older than as many merges as one call replays.</returns>
    private static async Task<bool> AddAsync(IDeliveryHistory history, ReplayDeliveries request, DeliveryState state, List<DeliverySummary> found, CancellationToken cancellationToken)
    {
        var filter = new DeliveryFilter(request.Source, state, PageSize, null, request.Scope) { Since = request.Since, Until = request.Until, OnlyStanding = true };
        var merges = new HashSet<string?>(StringComparer.Ordinal);
        DeliveryPage page;
        do
        {
            page = await history.ListAsync(filter, cancellationToken);
            found.AddRange(page.Items);
            filter = filter with { Before = page.Next };
            // Those of the last millisecond may go on in the next page.
            merges.UnionWith(page.Items.Where(delivery => Millisecond(delivery) > Millisecond(page.Items[^1])).Select(delivery => delivery.PullRequest.MergeKey));
        }
        while (page.Next is not null && merges.Count < ReplayDeliveries.Limit);
        return page.Next is not null;
    }
}
