using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Counts in memory, and adds to the rows now and then, so that a request costs no write.</summary>
internal sealed class GitHubUsage(CopierDbContexts contexts, WriterTurns turns) : IGitHubUsage
{
    private readonly Lock _lock = new();
    private Dictionary<InstallationId, InstallationUsage> _counted = [];

    public void Count(InstallationId installation, bool hasFailed) => Add(new InstallationUsage(installation, 1, hasFailed ? 1 : 0));

    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        Dictionary<InstallationId, InstallationUsage> counted;
        lock (_lock)
        {
            (counted, _counted) = (_counted, []);
        }

        if (counted.Count == 0)
        {
            return;
        }

        try
        {
            await StoreFaults.GuardAsync(() => StoreAsync(counted.Values, cancellationToken));
        }
        catch
        {
            foreach (var usage in counted.Values)
            {
                Add(usage);
            }

            throw;
        }
    }

    public Task<IReadOnlyList<InstallationUsage>> ReadAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<InstallationUsage>>(async () =>
    {
        await using var database = contexts.Create();
        var stored = await database.InstallationUsage.AsNoTracking().ToListAsync(cancellationToken);
        lock (_lock)
        {
            return
            [
                .. stored.Select(row => new InstallationUsage(new InstallationId(row.InstallationId), row.Calls, row.Errors))
                    .Concat(_counted.Values)
                    .GroupBy(usage => usage.Installation)
                    .OrderBy(usages => usages.Key.Value)
                    .Select(usages => new InstallationUsage(usages.Key, usages.Sum(usage => usage.Calls), usages.Sum(usage => usage.Errors))),
            ];
        }
    });

    private async Task StoreAsync(IEnumerable<InstallationUsage> counted, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        // In one order everywhere, so that replicas that meet wait and do not block each other.
        foreach (var (installation, calls, errors) in counted.OrderBy(usage => usage.Installation.Value))
        {
            await database.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO installation_usage ("InstallationId", "Calls", "Errors") VALUES ({installation.Value}, {calls}, {errors})
                ON CONFLICT ("InstallationId") DO UPDATE SET "Calls" = installation_usage."Calls" + excluded."Calls", "Errors" = installation_usage."Errors" + excluded."Errors"
                """,
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private void Add(InstallationUsage usage)
    {
        lock (_lock)
        {
            _counted[usage.Installation] = _counted.TryGetValue(usage.Installation, out var before)
                ? new InstallationUsage(usage.Installation, before.Calls + usage.Calls, before.Errors + usage.Errors)
                : usage;
        }
    }
}
