using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// Lets one transaction at a time, of all replicas, read and then write what belongs together. They last until the transaction ends.
/// SQLite needs none: it has one writer, and one process.
/// </summary>
internal static class AdvisoryLocks
{
    /// <summary>Waits for whoever holds the lock of that name. Needs a transaction.</summary>
    public static Task LockAsync(this CopierDbContext database, string name, CancellationToken cancellationToken) =>
        database.Database.IsNpgsql()
            ? database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken)
            : Task.CompletedTask;
}
