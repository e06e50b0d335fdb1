using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class Proposals(CopierDbContexts contexts) : IProposals
{
    public Task DeclineAsync(RepositoryName target, int pullRequest, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var name = target.ToString();
        var carried = await database.ChangeSets
            .Where(set => set.TargetRepo == name && set.PullRequest == pullRequest && set.State == ChangeSetState.Succeeded)
            .Select(set => set.DeliveryId)
            .Distinct()
            .ToListAsync(cancellationToken);
        if (carried.Count == 0)
        {
            return;
        }

        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.ChangeSets
            .Where(set => set.TargetRepo == name && set.PullRequest == pullRequest && set.State == ChangeSetState.Succeeded)
            .ExecuteUpdateAsync(update => update.SetProperty(set => set.State, ChangeSetState.Declined), cancellationToken);
        foreach (var some in carried.Chunk(500))
        {
            await database.Deliveries
                .Where(row => some.Contains(row.Id) && row.State == DeliveryState.Succeeded)
                .Where(row => row.ChangeSets.All(set => set.State == ChangeSetState.Declined || set.State == ChangeSetState.Unchanged))
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.State, DeliveryState.Declined), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    });
}
