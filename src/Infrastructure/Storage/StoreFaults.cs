using System.Data.Common;
using ExamplesCopier.Application.Ports;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Tells the use cases that the database does not answer, whatever provider says so.</summary>
internal static class StoreFaults
{
    /// <exception cref="StoreUnavailableException">The database refused, was locked for too long, or is gone.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or TimeoutException or IOException)
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
}
