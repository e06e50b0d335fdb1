using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Reads for people and monitors.</summary>
internal sealed class DeliveryHistory(CopierDbContexts contexts) : IDeliveryHistory
{
    public Task<DeliveryPage> ListAsync(DeliveryFilter filter, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        return await DeliveryPages.ReadAsync(database, await DeliveryPlaces.FindAsync(database, filter, cancellationToken), filter.Limit, cancellationToken);
    });

    public Task<UnresolvedPage> ListUnresolvedAsync(int limit, DeliveryCursor? before, IReadOnlyList<RepositoryName>? visible, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var rows = UnresolvedDeliveries.Of(database, visible);
        var places = await rows.Before(before).Newest(limit + 1).ToListAsync(cancellationToken);
        var page = await DeliveryPages.ReadAsync(database, places, limit, cancellationToken);
        return new UnresolvedPage(page.Items, page.Next, await rows.CountAsync(cancellationToken));
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
                row.ToSummary(row.ChangeSets),
                [.. row.ChangeSets.OrderBy(set => set.Id).Select(set => set.ToRecord())],
                [.. row.Unmatched],
                [.. row.Steps.OrderBy(step => step.Id).Select(step => new DeliveryStep(step.At, step.Name, step.Duration, step.Requests, step.Detail))]);
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
        var unplanned = await database.UnfinishedDeliveries().CountAsync(row => !row.ChangeSets.Any(), cancellationToken);
        return new QueueLengths(open.Where(sets => !sets.AreDeprecations).Sum(sets => sets.Count) + unplanned, open.Where(sets => sets.AreDeprecations).Sum(sets => sets.Count));
    });
}
