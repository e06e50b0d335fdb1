using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal static class SourceStateSet
{
    /// <summary>The source's row, ours until the transaction ends: what is added to its totals is added to the newest.</summary>
    public static async Task<SourceStateRow> StateOfAsync(this CopierDbContext database, RepositoryName source, CancellationToken cancellationToken)
    {
        var key = StoreKey.Of(source);
        var states = database.SourceStates;
        // SQLite lets one transaction write at a time anyway.
        var stored = database.Database.IsNpgsql()
            ? states.FromSql($"SELECT * FROM source_state WHERE \"Source\" = {key} FOR UPDATE")
            : states.Where(row => row.Source == key);
        if (await stored.SingleOrDefaultAsync(cancellationToken) is { } state)
        {
            return state;
        }

        var added = new SourceStateRow { Source = key, DisplayName = source.ToString() };
        states.Add(added);
        return added;
    }
}
