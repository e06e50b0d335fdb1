using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Claims, leases and settlements. Each call uses a context of its own: a lease is renewed while its work goes on.</summary>
internal sealed class DeliveryStore(
    CopierDbContexts contexts,
    WriterTurns turns,
    BranchLocks locks,
    DeliveryClaims claims,
    UnreadableDeliveries unreadable,
    ProcessIdentity process,
    TimeProvider time) : IDeliveryStore
{
    public Task<ClaimedDelivery?> ClaimAsync(string deliveryId, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        try
        {
            return await claims.TakeAsync(database, deliveryId, cancellationToken);
        }
        catch (Exception exception) when (UnreadableDeliveries.IsOfRow(exception))
        {
            await unreadable.FailAsync(deliveryId, exception, cancellationToken);
            return null;
        }
    });

    public Task<bool> RenewAsync(string deliveryId, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        var until = time.GetUtcNow() + Leases.Length;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var renewed = await Ours(database, deliveryId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)until), cancellationToken);
        var isOurs = renewed == 1 && await locks.RenewAsync(database, deliveryId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isOurs;
    });

    public Task SaveAsync(string deliveryId, ChangeSetRecord changeSet, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        // What was written is written: it is kept even when nobody waits for it any more.
        cancellationToken = CancellationToken.None;
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var receivedAt = await database.Deliveries.Where(known => known.Id == deliveryId).Select(known => known.ReceivedAt).SingleAsync(cancellationToken);
        var row = changeSet.ToRow(deliveryId, receivedAt);
        if (changeSet.Audit is { } audit)
        {
            await AuditRows.AddAsync(database, row, audit, now, cancellationToken);
        }

        await database.ChangeSets
            .Where(old => old.DeliveryId == deliveryId && old.TargetRepo == row.TargetRepo && old.Branch == row.Branch
                && old.Arrival == row.Arrival && old.GroupName == row.GroupName)
            .ExecuteDeleteAsync(cancellationToken);
        database.ChangeSets.Add(row);
        await Ledger.WriteAsync(database, deliveryId, changeSet, now, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    public Task SettleAsync(string deliveryId, DeliverySettlement settlement, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
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

    public Task<IReadOnlyList<WaitingDelivery>> ListWaitingAsync(RepositoryName? source, DateTimeOffset dueBefore, CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<WaitingDelivery>>(async () =>
    {
        await using var database = contexts.Create();
        var found = new List<WaitingDelivery>();
        foreach (var row in await WaitingDeliveries.ListAsync(database, source, time.GetUtcNow(), dueBefore, cancellationToken))
        {
            if (RepositoryName.TryParse(row.SourceRepo, out var name))
            {
                found.Add(new WaitingDelivery(row.Id, name, row.NotBefore));
            }
            else
            {
                await unreadable.FailAsync(row.Id, new FormatException($"'{row.SourceRepo}' is not a repository's name."), cancellationToken);
            }
        }

        return found;
    });

    private IQueryable<DeliveryRow> Ours(CopierDbContext database, string deliveryId) =>
        database.Deliveries.Where(row => row.Id == deliveryId && row.LeaseOwner == process.Id && row.State == DeliveryState.Running);
}
