using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// A counter in the database: every replica compares it with what it knows before it uses its configuration.
/// A SQLite file is one process's alone, which need not read what nobody else can write.
/// </summary>
internal sealed class ReloadSignal(CopierDbContexts contexts, IOptions<StorageOptions> options) : IReloadSignal
{
    private const string Name = "configuration";

    private readonly bool _isAlone = options.Value.Provider == StorageProvider.Sqlite;
    private long _raised;

    public Task<long> CountAsync(CancellationToken cancellationToken) => _isAlone
        ? Task.FromResult(Interlocked.Read(ref _raised))
        : StoreFaults.GuardAsync(async () =>
        {
            await using var database = contexts.Create();
            return await database.Signals.Where(row => row.Name == Name).Select(row => row.Count).FirstOrDefaultAsync(cancellationToken);
        });

    public Task RaiseAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _raised);
        return _isAlone ? Task.CompletedTask : TellOthersAsync(cancellationToken);
    }

    private Task TellOthersAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
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
