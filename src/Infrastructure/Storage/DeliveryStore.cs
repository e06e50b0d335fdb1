using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Claims, leases and settlements. Each call uses a context of its own: a lease is renewed while its work goes on.</summary>
internal sealed class DeliveryStore(CopierDbContexts contexts, ProcessIdentity process, TimeProvider time) : IDeliveryStore
{
    private const int MaxWaitingOfOneSource = 50;

    public Task<ClaimedDelivery?> ClaimAsync(string deliveryId, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        var until = now + Leases.Length;
        var wasStarted = await database.Deliveries.AnyAsync(row => row.Id == deliveryId && row.StartedAt != null, cancellationToken);
        var claimed = await Brakes.Unpaused(database, database.Deliveries)
            .Where(row => row.Id == deliveryId && row.NotBefore <= now && DeliveryStates.Unfinished.Contains(row.State))
            .Where(row => row.LeaseUntil == null || row.LeaseUntil < now)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, DeliveryState.Running)
                    .SetProperty(row => row.LeaseOwner, process.Id)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)until)
                    .SetProperty(row => row.StartedAt, row => row.StartedAt ?? now),
                cancellationToken);

        if (claimed == 0)
        {
            return null;
        }

        var row = await database.Deliveries.AsNoTracking()
            .Include(row => row.ChangeSets).ThenInclude(set => set.Files)
            .AsSplitQuery()
            .SingleAsync(row => row.Id == deliveryId, cancellationToken);
        return new ClaimedDelivery
        {
            Id = row.Id,
            Kind = row.Kind,
            ReceivedAt = row.ReceivedAt,
            IsReleased = row.Released,
            PullRequest = row.PullRequest(),
            Attempts = row.Attempts,
            IsResumed = wasStarted,
            DryRun = row.DryRun,
            ChangeSets = [.. row.ChangeSets.Select(set => set.ToRecord())],
        };
    });

    public Task<bool> RenewAsync(string deliveryId, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var until = time.GetUtcNow() + Leases.Length;
        return await Ours(database, deliveryId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)until), cancellationToken) == 1;
    });

    public Task SaveAsync(string deliveryId, ChangeSetRecord changeSet, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var row = changeSet.ToRow(deliveryId);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.ChangeSets
            .Where(old => old.DeliveryId == deliveryId && old.TargetRepo == row.TargetRepo && old.Branch == row.Branch
                && old.Arrival == row.Arrival && old.GroupName == row.GroupName)
            .ExecuteDeleteAsync(cancellationToken);
        database.ChangeSets.Add(row);
        await Ledger.WriteAsync(database, deliveryId, changeSet, time.GetUtcNow(), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    public Task SettleAsync(string deliveryId, DeliverySettlement settlement, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // Takes the row until the end of the transaction, so that nobody else claims it meanwhile.
        var ours = await Ours(database, deliveryId).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, row => row.LeaseUntil), cancellationToken);
        if (ours == 0)
        {
            return;
        }

        var row = await database.Deliveries
            .Include(row => row.ChangeSets).ThenInclude(set => set.Files)
            .AsSplitQuery()
            .SingleAsync(row => row.Id == deliveryId, cancellationToken);

        await DeliverySettling.ApplyAsync(database, row, settlement, time.GetUtcNow(), cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    public Task<IReadOnlyList<WaitingDelivery>> ListWaitingAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<WaitingDelivery>>(async () =>
    {
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        var waiting = Brakes.Unpaused(database, database.Deliveries).AsNoTracking()
            .Where(row => row.NotBefore <= dueBefore && DeliveryStates.Unfinished.Contains(row.State))
            .Where(row => row.LeaseUntil == null || row.LeaseUntil < now);
        var rows = await waiting.Select(row => row.SourceKey).Distinct()
            .SelectMany(source => waiting.Where(row => row.SourceKey == source).OrderBy(row => row.NotBefore).Take(MaxWaitingOfOneSource))
            .OrderBy(row => row.NotBefore)
            .Select(row => new { row.Id, row.SourceRepo, row.NotBefore })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new WaitingDelivery(row.Id, RepositoryName.Parse(row.SourceRepo), row.NotBefore))];
    });

    private IQueryable<DeliveryRow> Ours(CopierDbContext database, string deliveryId) =>
        database.Deliveries.Where(row => row.Id == deliveryId && row.LeaseOwner == process.Id && row.State == DeliveryState.Running);
}
