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

    public Task<bool> AddAsync(SourceRegistration registration, IEnumerable<RepositoryName> ofFiles, AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        async (database, now) =>
        {
            var key = StoreKey.Of(registration.Source);
            var registered = await database.SourceRegistrations.Select(row => row.Source).ToListAsync(cancellationToken);
            if (registered.Contains(key) || registered.Union(ofFiles.Select(StoreKey.Of)).Count() >= Limits.Sources)
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

    public Task<bool> RemoveAsync(SourceRegistration known, AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        async (database, now) =>
        {
            var key = StoreKey.Of(known.Source);
            var row = await database.SourceRegistrations.FindAsync([key], cancellationToken);
            if (row is null || !row.Document.AsSpan().SequenceEqual(known.Document.Span))
            {
                return false;
            }

            database.SourceRegistrations.Remove(row);

            // What was switched was this registration; one that comes later begins as it says.
            await database.SourceSwitches.Where(switched => switched.Source == key).ExecuteDeleteAsync(cancellationToken);
            database.Add(act, now);
            return true;
        },
        cancellationToken);
}
