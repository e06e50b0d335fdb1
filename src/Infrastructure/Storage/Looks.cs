using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>When something was last looked at; each name has one job, which runs on one replica at a time.</summary>
internal static class Looks
{
    public static Task<DateTimeOffset?> LastLookAsync(this CopierDbContext database, string name, CancellationToken cancellationToken) =>
        database.Looks.Where(row => row.Name == name).Select(row => (DateTimeOffset?)row.At).SingleOrDefaultAsync(cancellationToken);

    /// <summary>To be saved by the caller.</summary>
    public static async Task SetLookAsync(this CopierDbContext database, string name, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await database.Looks.FindAsync([name], cancellationToken) is { } known)
        {
            known.At = at;
        }
        else
        {
            database.Looks.Add(new LookRow { Name = name, At = at });
        }
    }
}
