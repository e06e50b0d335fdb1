using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Versions of configuration files, the newest hundred of each.</summary>
internal sealed class ConfigurationVersions(CopierDbContexts contexts, Signals signals, TimeProvider time) : IConfigurationVersions
{
    private const int KeptPerFile = 100;

    public Task KeepAsync(ConfigurationFile file, string version, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.LockAsync($"configuration {file.Name}", cancellationToken);
        var newest = await Of(database, file.Name).OrderByDescending(row => row.KeptAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (newest?.Version == version)
        {
            return;
        }

        var known = await Of(database, file.Name).FirstOrDefaultAsync(row => row.Version == version, cancellationToken);
        if (known is null)
        {
            known = new ConfigurationVersionRow { File = file.Name, Version = version, Content = file.Content.ToArray(), KeptAt = time.GetUtcNow() };
            database.ConfigurationVersions.Add(known);
        }

        known.KeptAt = time.GetUtcNow();
        known.Commit = file.Commit ?? known.Commit;
        await database.SaveChangesAsync(cancellationToken);
        await PruneAsync(database, file.Name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    public Task<StoredConfiguration?> FindAsync(string fileName, string? version, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var row = await Of(database, fileName).AsNoTracking()
            .Where(row => version == null || row.Version == version)
            .OrderByDescending(row => row.IsPinned).ThenByDescending(row => row.KeptAt).ThenByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : ToStored(row);
    });

    public Task<IReadOnlyList<KeptVersion>> ListAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<KeptVersion>>(async () =>
    {
        await using var database = contexts.Create();
        return await database.ConfigurationVersions.AsNoTracking()
            .OrderByDescending(row => row.KeptAt).ThenByDescending(row => row.Id)
            .Select(row => new KeptVersion(row.File, row.Version, row.Commit, row.KeptAt, row.IsPinned, row.Content.Length))
            .ToListAsync(cancellationToken);
    });

    public Task<bool> PinAsync(string fileName, string version, AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        async (database, now) =>
        {
            await Of(database, fileName).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPinned, row => row.Version == version), cancellationToken);
            database.Add(act, now);
            return await Of(database, fileName).AnyAsync(row => row.IsPinned, cancellationToken);
        },
        cancellationToken);

    public Task<bool> ReleaseAsync(string fileName, AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        async (database, now) =>
        {
            database.Add(act, now);
            return await Of(database, fileName).Where(row => row.IsPinned).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPinned, false), cancellationToken) > 0;
        },
        cancellationToken);

    private static IQueryable<ConfigurationVersionRow> Of(CopierDbContext database, string fileName) =>
        database.ConfigurationVersions.Where(row => row.File == fileName);

    private static async Task PruneAsync(CopierDbContext database, string fileName, CancellationToken cancellationToken)
    {
        var old = await Of(database, fileName).Where(row => !row.IsPinned)
            .OrderByDescending(row => row.KeptAt).ThenByDescending(row => row.Id)
            .Select(row => row.Id).Skip(KeptPerFile).ToListAsync(cancellationToken);
        if (old.Count > 0)
        {
            await database.ConfigurationVersions.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static StoredConfiguration ToStored(ConfigurationVersionRow row) =>
        new(new ConfigurationFile(row.File, row.Content, row.Commit), row.Version, row.KeptAt, row.IsPinned);
}
