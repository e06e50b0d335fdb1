using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal static class SourceStateSet
{
    public static async Task<SourceStateRow> GetOrAddAsync(this DbSet<SourceStateRow> states, RepositoryName source, CancellationToken cancellationToken)
    {
        var key = StoreKey.Of(source);
        if (await states.FindAsync([key], cancellationToken) is { } state)
        {
            return state;
        }

        var added = new SourceStateRow { Source = key, DisplayName = source.ToString() };
        states.Add(added);
        return added;
    }
}
