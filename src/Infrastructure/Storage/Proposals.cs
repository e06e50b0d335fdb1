using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class Proposals(CopierDbContexts contexts, WriterTurns turns, TimeProvider time) : IProposals
{
    public Task<bool> DeclineAsync(RepositoryName target, int pullRequest, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var carrying = Of(database, target, pullRequest, ChangeSetState.Succeeded);
        var carried = await carrying.Select(set => set.DeliveryId).Distinct().ToListAsync(cancellationToken);
        if (carried.Count == 0)
        {
            return false;
        }

        using var turn = await turns.EnterAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await carrying.ExecuteUpdateAsync(update => update.SetProperty(set => set.State, ChangeSetState.Declined), cancellationToken);
        foreach (var some in carried.Chunk(500))
        {
            await database.Deliveries
                .Where(row => some.Contains(row.Id) && row.State == DeliveryState.Succeeded)
                .Where(row => row.ChangeSets.All(set => set.State == ChangeSetState.Declined || set.State == ChangeSetState.Unchanged))
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.State, DeliveryState.Declined), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    });

    public Task<IReadOnlyList<WaitingDelivery>> WakeAsync(RepositoryName target, int pullRequest, CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<WaitingDelivery>>(async () =>
    {
        await using var database = contexts.Create();
        var waiting = Of(database, target, pullRequest, ChangeSetState.Pending).Select(set => set.DeliveryId);
        var retrying = database.Deliveries.Where(row => waiting.Contains(row.Id) && row.State == DeliveryState.Retrying);
        var found = await retrying.Select(row => new { row.Id, row.SourceRepo }).ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            return [];
        }

        using var turn = await turns.EnterAsync(cancellationToken);
        var now = time.GetUtcNow();
        await retrying.ExecuteUpdateAsync(update => update.SetProperty(row => row.NotBefore, now), cancellationToken);
        return [.. found.Select(row => new WaitingDelivery(row.Id, RepositoryName.Parse(row.SourceRepo), now))];
    });

    private static IQueryable<ChangeSetRow> Of(CopierDbContext database, RepositoryName target, int pullRequest, ChangeSetState state)
    {
        var name = target.ToString();
        return database.ChangeSets.Where(set => set.TargetRepo == name && set.PullRequest == pullRequest && set.State == state);
    }
}
