using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Pauses are rows, read anew each time: a pause holds on every replica from the moment it is stored.</summary>
internal sealed class Brakes(CopierDbContexts contexts, WriterTurns turns, TimeProvider time) : IBrakes
{
    public Task PauseAsync(RepositoryName? source, AdminAct act, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var scope = ScopeOf(source);
        await database.LockAsync($"pause {scope}", cancellationToken);
        if (!await database.Pauses.AnyAsync(row => row.Scope == scope, cancellationToken))
        {
            var now = time.GetUtcNow();
            database.Pauses.Add(new PauseRow { Scope = scope, By = act.By, Since = now });
            database.Add(act, now);
            await database.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    });

    public Task ResumeAsync(RepositoryName? source, AdminAct act, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var scope = ScopeOf(source);
        if (await database.Pauses.Where(row => row.Scope == scope).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            // Its time to wait for what is down begins anew: nobody tried it meanwhile.
            await database.UnfinishedDeliveries().Where(row => source == null || row.SourceKey == scope)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.TriedSince, (DateTimeOffset?)null), cancellationToken);
            database.Add(act, time.GetUtcNow());
            await database.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    });

    public Task<Pauses> ReadAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var scopes = await database.Pauses.Select(row => row.Scope).ToListAsync(cancellationToken);
        return scopes.Count == 0
            ? Pauses.None
            : new Pauses(scopes.Contains(PauseRow.All), scopes.Where(scope => scope != PauseRow.All).Select(RepositoryName.Parse).ToHashSet());
    });

    public Task<ReleaseResult> ReleaseAsync(string deliveryId, AdminAct act, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow();
        var released = await database.Deliveries
            .Where(row => row.Id == deliveryId && row.State == DeliveryState.Held)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Released, true)
                    .SetProperty(row => row.State, DeliveryState.Pending)
                    .SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.NotBefore, now)
                    .SetProperty(row => row.TriedSince, (DateTimeOffset?)null)
                    .SetProperty(row => row.Error, (string?)null),
                cancellationToken);
        if (released == 1)
        {
            database.Add(act, now);
            await database.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ReleaseResult.Released;
        }

        return await database.Deliveries.AnyAsync(row => row.Id == deliveryId && row.Released, cancellationToken)
            ? ReleaseResult.ReleasedBefore
            : ReleaseResult.NotHeld;
    });

    /// <summary>Those of <paramref name="deliveries"/> whose source may be written for.</summary>
    public static IQueryable<DeliveryRow> Unpaused(CopierDbContext database, IQueryable<DeliveryRow> deliveries) =>
        deliveries.Where(row => !database.Pauses.Any(pause => pause.Scope == row.SourceKey || pause.Scope == PauseRow.All));

    private static string ScopeOf(RepositoryName? source) => source is null ? PauseRow.All : StoreKey.Of(source);
}
