using System.Collections.Concurrent;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// Counters in the database by which replicas tell each other that what they hold is old.
/// A SQLite file is one process's alone, which need not read what nobody else can write.
/// </summary>
internal sealed class Signals(CopierDbContexts contexts, WriterTurns turns, IOptions<StorageOptions> options, TimeProvider time)
{
    public const string Configuration = "configuration";
    public const string Installations = "installations";

    private readonly bool _isAlone = options.Value.Provider == StorageProvider.Sqlite;
    private readonly ConcurrentDictionary<string, long> _raised = new();

    public Task<long> CountAsync(string name, CancellationToken cancellationToken) => _isAlone
        ? Task.FromResult(_raised.GetValueOrDefault(name))
        : StoreFaults.GuardAsync(async () =>
        {
            await using var database = contexts.Create();
            return await database.Signals.Where(row => row.Name == name).Select(row => row.Count).FirstOrDefaultAsync(cancellationToken);
        });

    /// <summary>Changes the store and raises a signal for it, both or neither.</summary>
    /// <param name="name">The signal; changes that raise the same one are made one after another.</param>
    /// <param name="change">What to change; when it answers false, nothing is kept and nothing raised.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<bool> RaiseAsync(string name, Func<CopierDbContext, DateTimeOffset, Task<bool>> change, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.LockAsync($"signal {name}", cancellationToken);
        if (!await change(database, time.GetUtcNow()))
        {
            return false;
        }

        await database.SaveChangesAsync(cancellationToken);
        await CountUpAsync(database, name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _raised.AddOrUpdate(name, 1, (_, count) => count + 1);
        return true;
    });

    /// <summary>Raises a signal for what an operator asked, with its event for the audit.</summary>
    public Task RaiseAsync(string name, AdminAct act, CancellationToken cancellationToken) => RaiseAsync(
        name,
        (database, now) =>
        {
            database.Add(act, now);
            return Task.FromResult(true);
        },
        cancellationToken);

    /// <summary>Raises a signal for what was changed elsewhere.</summary>
    public Task RaiseAsync(string name, CancellationToken cancellationToken)
    {
        if (!_isAlone)
        {
            return RaiseAsync(name, (_, _) => Task.FromResult(true), cancellationToken);
        }

        _raised.AddOrUpdate(name, 1, (_, count) => count + 1);
        return Task.CompletedTask;
    }

    private async Task CountUpAsync(CopierDbContext database, string name, CancellationToken cancellationToken)
    {
        if (_isAlone)
        {
            return;
        }

        var raised = await database.Signals.Where(row => row.Name == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + 1), cancellationToken);
        if (raised == 0)
        {
            database.Signals.Add(new SignalRow { Name = name, Count = 1 });
            await database.SaveChangesAsync(cancellationToken);
        }
    }
}
