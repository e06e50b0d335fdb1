using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class SourceSwitches(CopierDbContexts contexts, Signals signals) : ISourceSwitches
{
    public Task<IReadOnlyDictionary<RepositoryName, bool>> ListAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyDictionary<RepositoryName, bool>>(async () =>
    {
        await using var database = contexts.Create();
        return await database.SourceSwitches.AsNoTracking().ToDictionaryAsync(row => RepositoryName.Parse(row.Source), row => row.Enabled, cancellationToken);
    });

    public Task SetAsync(RepositoryName source, bool? enabled, AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        async (database, now) =>
        {
            var key = StoreKey.Of(source);
            await database.SourceSwitches.Where(row => row.Source == key).ExecuteDeleteAsync(cancellationToken);
            if (enabled is { } value)
            {
                database.SourceSwitches.Add(new SourceSwitchRow { Source = key, Enabled = value, By = act.By, Since = now });
            }

            database.Add(act, now);
            return true;
        },
        cancellationToken);
}
