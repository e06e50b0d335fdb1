using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>A counter in the database: every replica compares it with what it knows before it uses its configuration.</summary>
internal sealed class ReloadSignal(CopierDbContexts contexts) : IReloadSignal
{
    private const string Name = "configuration";

    public Task<long> CountAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        return await database.Signals.Where(row => row.Name == Name).Select(row => row.Count).FirstOrDefaultAsync(cancellationToken);
    });

    public Task RaiseAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.LockAsync($"signal {Name}", cancellationToken);
        var raised = await database.Signals.Where(row => row.Name == Name).ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + 1), cancellationToken);
        if (raised == 0)
        {
            database.Signals.Add(new SignalRow { Name = Name, Count = 1 });
            await database.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    });
}
