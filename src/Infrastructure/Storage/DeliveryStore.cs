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
    IDeliveryQueue queue,
    UnreadableDeliveries unreadable,
    ProcessIdentity process,
    TimeProvider time) : IDeliveryStore
{
    private const int MaxWaitingOfOneSource = 50;

    public Task<ClaimedDelivery?> ClaimAsync(string deliveryId, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        try
        {
            return await TakeAsync(database, deliveryId, cancellationToken) is { } wasStarted ? await ReadAsync(database, deliveryId, wasStarted, cancellationToken) : null;
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

    public Task<IReadOnlyList<WaitingDelivery>> ListWaitingAsync(DateTimeOffset dueBefore, CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<WaitingDelivery>>(async () =>
    {
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        var waiting = Brakes.Unpaused(database, database.UnfinishedDeliveries()).AsNoTracking()
            .Where(row => row.NotBefore <= dueBefore)
            .Where(row => row.LeaseUntil == null || row.LeaseUntil < now);
        var rows = await waiting.Select(row => row.SourceKey).Distinct()
            .SelectMany(source => waiting.Where(row => row.SourceKey == source).OrderBy(row => row.NotBefore).Take(MaxWaitingOfOneSource))
            .OrderBy(row => row.NotBefore)
            .Select(row => new { row.Id, row.SourceRepo, row.NotBefore })
            .ToListAsync(cancellationToken);
        var found = new List<WaitingDelivery>(rows.Count);
        foreach (var row in rows)
        {
            if (RepositoryName.TryParse(row.SourceRepo, out var source))
            {
                found.Add(new WaitingDelivery(row.Id, source, row.NotBefore));
            }
            else
            {
                await unreadable.FailAsync(row.Id, new FormatException($"'{row.SourceRepo}' is not a repository's name."), cancellationToken);
            }
        }

        return found;
    });

    /// <returns>Whether it was started before; null when it is not to be had.</returns>
    private async Task<bool?> TakeAsync(CopierDbContext database, string deliveryId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + Leases.Length;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var waiting = Brakes.Unpaused(database, database.Deliveries)
            .Where(row => row.Id == deliveryId && row.NotBefore <= now && DeliveryStates.Unfinished.Contains(row.State))
            .Where(row => row.LeaseUntil == null || row.LeaseUntil < now);
        var first = await waiting.AsNoTracking().Select(row => new { row.StartedAt, row.SourceKey, row.Kind }).SingleOrDefaultAsync(cancellationToken);
        if (first is { StartedAt: null }
            && await StartWindow.NextStartAsync(database, first.SourceKey, first.Kind, now, cancellationToken) is { } later)
        {
            await waiting.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Deferred).SetProperty(row => row.NotBefore, later), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await queue.ScheduleAsync(deliveryId, RepositoryName.Parse(first.SourceKey), later, cancellationToken);
            return null;
        }

        var claimed = await waiting.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, DeliveryState.Running)
                // Its owner did not settle it: a process that stops in good order gives it back.
                .SetProperty(row => row.Deaths, row => row.LeaseOwner != null && row.LeaseOwner != process.Id ? row.Deaths + 1 : row.Deaths)
                .SetProperty(row => row.LeaseOwner, process.Id)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)until)
                .SetProperty(row => row.StartedAt, row => row.StartedAt ?? now),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return first is null || claimed == 0 ? null : first.StartedAt is not null;
    }

    private static async Task<ClaimedDelivery> ReadAsync(CopierDbContext database, string deliveryId, bool wasStarted, CancellationToken cancellationToken)
    {
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
            Deaths = row.Deaths,
            IsResumed = wasStarted,
            DryRun = row.DryRun,
            TraceParent = row.TraceParent,
            RequestId = row.RequestId,
            ChangeSets = [.. row.ChangeSets.Select(set => set.ToRecord())],
        };
    }

    private IQueryable<DeliveryRow> Ours(CopierDbContext database, string deliveryId) =>
        database.Deliveries.Where(row => row.Id == deliveryId && row.LeaseOwner == process.Id && row.State == DeliveryState.Running);
}
