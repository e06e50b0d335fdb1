using ExamplesCopier.Application.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Brings the database up to this version before anything else of the service starts.</summary>
internal sealed class DatabaseSetup(CopierDbContexts contexts, IEnumerable<IForeignTables> foreign, IOptions<StorageOptions> options) : IHostedLifecycleService, IDisposable
{
    private SqliteFile? _file;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Provider == StorageProvider.Sqlite)
        {
            _file = SqliteFile.Open(options.Value.ConnectionString);
        }

        await using var database = contexts.Create();
        try
        {
            await StoreFaults.GuardAsync(() => PrepareAsync(database, cancellationToken));
            if (_file is not null)
            {
                await StoreFaults.GuardAsync(() => EndLeasesAsync(database, cancellationToken));
            }
        }
        catch (StoreUnavailableException exception)
        {
            throw new StartupException($"The database cannot be prepared: {exception.GetBaseException().Message}", exception);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _file?.Dispose();

    // Replicas that start at once come one after another; whoever comes later finds nothing to do.
    private async Task PrepareAsync(CopierDbContext database, CancellationToken cancellationToken)
    {
        await using var turn = database.Database.IsNpgsql() ? await PostgresTurn.TakeAsync(options.Value.ConnectionString, cancellationToken) : null;
        await MigrateAsync(database, cancellationToken);
        foreach (var tables in foreign)
        {
            await tables.CreateAsync(cancellationToken);
        }
    }

    // Whoever held them is dead: the file is ours alone.
    private static async Task EndLeasesAsync(CopierDbContext database, CancellationToken cancellationToken)
    {
        var ended = DateTimeOffset.UnixEpoch;
        await database.Deliveries.Where(row => row.LeaseUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, (DateTimeOffset?)ended), cancellationToken);
        await database.BranchLocks.ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, ended), cancellationToken);
    }

    private static async Task MigrateAsync(CopierDbContext database, CancellationToken cancellationToken)
    {
        var known = database.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await database.Database.CanConnectAsync(cancellationToken)
            ? (await database.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal)
            : [];
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
        {
            throw new StartupException($"The database was written by a newer version of the service (it has '{newer}'); start that version.");
        }

        if (known.SetEquals(applied))
        {
            return;
        }

        if (database.Database.IsSqlite())
        {
            await ClearStaleMigrationLockAsync(database, cancellationToken);
        }

        await database.Database.MigrateAsync(cancellationToken);
    }

    // A process that was killed while migrating leaves EF's lock row behind, and EF waits for it for ever. The file lock makes us the only process.
    private static async Task ClearStaleMigrationLockAsync(CopierDbContext database, CancellationToken cancellationToken)
    {
        var exists = await database.Database
            .SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (exists > 0)
        {
            await database.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
    }
}
