using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class SourceRegistrations(CopierDbContexts contexts, TimeProvider time) : ISourceRegistrations
{
    public Task<IReadOnlyList<SourceRegistration>> ListAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<SourceRegistration>>(async () =>
    {
        await using var database = contexts.Create();
        var rows = await database.SourceRegistrations.AsNoTracking().OrderBy(row => row.RegisteredAt).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SourceRegistration(RepositoryName.Parse(row.DisplayName), row.Document))];
    });

    public Task SaveAsync(SourceRegistration registration, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var key = StoreKey.Of(registration.Source);
        await database.LockAsync($"registration {key}", cancellationToken);
        var document = registration.Document.ToArray();
        if (await database.SourceRegistrations.FindAsync([key], cancellationToken) is { } known)
        {
            known.Document = document;
        }
        else
        {
            database.SourceRegistrations.Add(new SourceRegistrationRow
            {
                Source = key,
                DisplayName = registration.Source.ToString(),
                Document = document,
                RegisteredAt = time.GetUtcNow(),
            });
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    public Task<bool> RemoveAsync(RepositoryName source, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var key = StoreKey.Of(source);
        return await database.SourceRegistrations.Where(row => row.Source == key).ExecuteDeleteAsync(cancellationToken) > 0;
    });
}
