using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// Deletes in steps of a few hundred rows. Of a delivery that holds a merge key its row stays, without what hangs on it:
/// the key is what keeps the merge from being copied again.
/// </summary>
internal sealed class Retention(CopierDbContexts contexts, WriterTurns turns, TimeProvider time) : IRetention
{
    private const int Step = 200;

    private static readonly DeliveryState[] _processed = [DeliveryState.Succeeded, DeliveryState.Declined, DeliveryState.Ignored];

    public Task<int> PruneDeliveriesAsync(DateTimeOffset finishedBefore, CancellationToken cancellationToken) => InStepsAsync(
        async database =>
        {
            var ids = await database.Deliveries
                .Where(row => row.PrunedAt == null && row.FinishedAt < finishedBefore && _processed.Contains(row.State))
                .OrderBy(row => row.FinishedAt)
                .Select(row => row.Id)
                .Take(Step)
                .ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                return 0;
            }

            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            await database.ChangeSets.Where(row => ids.Contains(row.DeliveryId)).ExecuteDeleteAsync(cancellationToken);
            await database.DeliverySteps.Where(row => ids.Contains(row.DeliveryId)).ExecuteDeleteAsync(cancellationToken);
            await database.Deliveries.Where(row => ids.Contains(row.Id) && row.MergeKey == null).ExecuteDeleteAsync(cancellationToken);
            var now = time.GetUtcNow();
            await database.Deliveries.Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PrunedAt, now).SetProperty(row => row.Error, (string?)null), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return ids.Count;
        },
        cancellationToken);

    public Task<int> PruneAuditEventsAsync(DateTimeOffset before, CancellationToken cancellationToken) => InStepsAsync(
        async database =>
        {
            var ids = await database.AuditEvents.Where(row => row.At < before).OrderBy(row => row.At).Select(row => row.Id).Take(Step).ToListAsync(cancellationToken);
            return ids.Count == 0 ? 0 : await database.AuditEvents.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    public Task<int> PruneRuleTalliesAsync(DateTimeOffset before, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        return await database.RuleTallies.Where(row => row.Day < before).ExecuteDeleteAsync(cancellationToken);
    });

    private Task<int> InStepsAsync(Func<CopierDbContext, Task<int>> step, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        for (var total = 0; ;)
        {
            // Between two steps whoever waits has a turn.
            using var turn = await turns.EnterAsync(cancellationToken);
            await using var database = contexts.Create();
            var removed = await step(database);
            total += removed;
            if (removed == 0)
            {
                return total;
            }
        }
    });
}
