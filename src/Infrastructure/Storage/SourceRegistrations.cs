using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class SourceRegistrations(CopierDbContexts contexts, Signals signals) : ISourceRegistrations
{
    public Task<IReadOnlyList<SourceRegistration>> ListAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<SourceRegistration>>(async () =>
    {
        await using var database = contexts.Create();
        var rows = await database.SourceRegistrations.AsNoTracking().OrderBy(row => row.RegisteredAt).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SourceRegistration(RepositoryName.Parse(row.DisplayName), row.Document))];
    });

    public Task<bool> AddAsync(SourceRegistration registration, AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        async (database, now) =>
        {
            var key = StoreKey.Of(registration.Source);
            if (await database.SourceRegistrations.AnyAsync(row => row.Source == key, cancellationToken)
                || await database.SourceRegistrations.CountAsync(cancellationToken) >= Limits.Sources)
            {
                return false;
            }

            database.SourceRegistrations.Add(new SourceRegistrationRow
            {
                Source = key,
                DisplayName = registration.Source.ToString(),
                Document = registration.Document.ToArray(),
                RegisteredAt = now,
            });
            database.Add(act, now);
            return true;
        },
        cancellationToken);

    public Task<bool> ReplaceAsync(SourceRegistration registration, ReadOnlyMemory<byte> known, AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        async (database, now) =>
        {
            var row = await database.SourceRegistrations.FindAsync([StoreKey.Of(registration.Source)], cancellationToken);
            if (row is null || !row.Document.AsSpan().SequenceEqual(known.Span))
            {
                return false;
            }

            row.Document = registration.Document.ToArray();
            database.Add(act, now);
            return true;
        },
        cancellationToken);

    public Task<bool> RemoveAsync(RepositoryName source, AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        async (database, now) =>
        {
            var key = StoreKey.Of(source);
            if (await database.SourceRegistrations.Where(row => row.Source == key).ExecuteDeleteAsync(cancellationToken) == 0)
            {
                return false;
            }

            // What was switched was this registration; one that comes later begins as it says.
            await database.SourceSwitches.Where(row => row.Source == key).ExecuteDeleteAsync(cancellationToken);
            database.Add(act, now);
            return true;
        },
        cancellationToken);
}
