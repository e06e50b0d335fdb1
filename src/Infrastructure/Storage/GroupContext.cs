using System.Data;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// The context that groups of accepts are stored in, one after another. On SQLite it is kept from one to the next, and with it an open
/// connection and the statements prepared on it: to make them anew for each group costs more than to store a merge. PostgreSQL's come
/// from a pool that replaces those that broke.
/// </summary>
internal sealed class GroupContext(CopierDbContexts contexts) : IDisposable
{
    private CopierDbContext? _kept;

    /// <summary>A context that is thrown away with all that it holds when the work fails.</summary>
    public async Task UseAsync(Func<CopierDbContext, Task> work, CancellationToken cancellationToken)
    {
        var database = Interlocked.Exchange(ref _kept, null) ?? contexts.Create();
        var isKept = false;
        try
        {
            var mayBeKept = database.Database.IsSqlite();
            if (mayBeKept && database.Database.GetDbConnection().State == ConnectionState.Closed)
            {
                await database.Database.OpenConnectionAsync(cancellationToken);
            }

            await work(database);
            if (mayBeKept)
            {
                database.ChangeTracker.Clear();
                (_kept, isKept) = (database, true);
            }
        }
        finally
        {
            if (!isKept)
            {
                await database.DisposeAsync();
            }
        }
    }

    public void Dispose() => Interlocked.Exchange(ref _kept, null)?.Dispose();
}
