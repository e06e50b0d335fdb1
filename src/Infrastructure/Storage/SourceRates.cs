using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>The rates of the sources as the configuration has them, kept where all replicas that start deliveries see them.</summary>
internal sealed class SourceRates(CopierDbContexts contexts, WriterTurns turns, TimeProvider time)
{
    /// <summary>Where a rate changed, those who wait for their place are due now: the start itself finds each its new one.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer.</exception>
    public Task ApplyAsync(IEnumerable<(RepositoryName Source, int PerMinute)> rates, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var known = await database.SourceStates.Select(row => new { row.Source, row.MaxPerMinute })
            .ToDictionaryAsync(row => row.Source, row => row.MaxPerMinute, cancellationToken);
        foreach (var (source, perMinute) in rates)
        {
            var key = StoreKey.Of(source);
            if (known.TryGetValue(key, out var before) && before != perMinute)
            {
                await ChangeAsync(database, key, perMinute, cancellationToken);
            }
        }
    });

    private async Task ChangeAsync(CopierDbContext database, string key, int perMinute, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        var now = time.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.SourceStates.Where(row => row.Source == key)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.MaxPerMinute, (int?)perMinute), cancellationToken);
        await database.Deliveries
            .Where(row => row.SourceKey == key && row.State == DeliveryState.Deferred && row.StartedAt == null && row.NotBefore > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NotBefore, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
