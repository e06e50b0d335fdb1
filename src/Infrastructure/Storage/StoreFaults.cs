using System.Data.Common;
using ExamplesCopier.Application.Ports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Tells the use cases that the database does not answer, whatever provider says so.</summary>
internal static class StoreFaults
{
    // https://www.sqlite.org/rescode.html: TOOBIG, CONSTRAINT, MISMATCH, RANGE.
    private static readonly int[] _rowFaults = [18, 19, 20, 25];

    /// <exception cref="StoreUnavailableException">The database refused, was locked for too long, or is gone.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (IsOfStore(exception))
        {
            throw new StoreUnavailableException(exception);
        }
    }

    /// <exception cref="StoreUnavailableException">The database refused, was locked for too long, or is gone.</exception>
    public static Task GuardAsync(Func<Task> work) => GuardAsync(async () =>
    {
        await work();
        return true;
    });

    /// <exception cref="StoreUnavailableException">The database refused, was locked for too long, or is gone.</exception>
    public static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsOfStore(exception))
        {
            throw new StoreUnavailableException(exception);
        }
    }

    /// <summary>The store works and refused what was in one row; others beside it may be stored.</summary>
    public static bool IsOfOneRow(Exception exception) => exception switch
    {
        DbUpdateException or InvalidOperationException when exception.InnerException is { } inner && IsOfStore(exception) => IsOfOneRow(inner),
        SqliteException refused => _rowFaults.Contains(refused.SqliteErrorCode),
        // Class 22 is data, 23 a constraint, 40 a transaction that met another's (https://www.postgresql.org/docs/current/errcodes-appendix.html).
        PostgresException refused => refused.SqlState[..2] is "22" or "23" or "40",
        DbException or StoreUnavailableException or TimeoutException or IOException => false,
        _ => true,
    };

    // Entity Framework wraps what it takes for passing in an InvalidOperationException of its own.
    private static bool IsOfStore(Exception exception) =>
        exception is DbException or DbUpdateException or TimeoutException or IOException
        || (exception is InvalidOperationException { InnerException: { } inner } && IsOfStore(inner));
}
