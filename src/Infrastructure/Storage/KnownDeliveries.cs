using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Reads what is stored about those that are to be accepted: which they may repeat, and their sources.</summary>
internal sealed class KnownDeliveries
{
    private readonly Func<CopierDbContext, long, int, IAsyncEnumerable<DeliveryRow>> _byNumber =
        EF.CompileAsyncQuery((CopierDbContext database, long repository, int number) =>
            database.Deliveries.Where(row => row.MergeKey != null && row.SourceRepoId == repository && row.Number == number));

    public async Task<AcceptGroup> ReadAsync(CopierDbContext database, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries.Count == 0)
        {
            return new AcceptGroup(database, [], []);
        }

        var known = await FindAsync(database, deliveries, cancellationToken);
        var sources = deliveries.Select(delivery => StoreKey.Of(delivery.PullRequest.Repository)).Concat(known.Select(row => row.SourceKey));
        return new AcceptGroup(database, known, await StatesAsync(database, [.. sources.Distinct()], cancellationToken));
    }

    private async Task<List<DeliveryRow>> FindAsync(CopierDbContext database, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellationToken)
    {
        var merges = deliveries.Where(delivery => delivery.MayNotRepeatAMerge()).Select(delivery => delivery.PullRequest).ToList();
        var keys = merges.SelectMany(merge => (string[])[merge.MergeKey, (merge with { MergeCommit = null }).MergeKey]).ToArray();
        var ids = deliveries.Select(delivery => delivery.Id).ToArray();
        // A list as one parameter: the statement is the same however many there are, so it is made once.
        var rows = await database.Deliveries
            .Where(row => EF.Parameter(ids).Contains(row.Id) || EF.Parameter(keys).Contains(row.MergeKey))
            .ToListAsync(cancellationToken);
        foreach (var merge in merges.Where(merge => merge.MergeCommit is null))
        {
            rows.AddRange(await _byNumber(database, merge.RepositoryId, merge.Number ?? DeliveryRow.NoNumber).ToListAsync(cancellationToken));
        }

        return rows;
    }

    private static Task<List<SourceStateRow>> StatesAsync(CopierDbContext database, string[] sources, CancellationToken cancellationToken)
    {
        // SQLite lets one transaction write at a time anyway.
        var states = database.Database.IsNpgsql()
            ? database.SourceStates.FromSql($"SELECT * FROM source_state WHERE \"Source\" = ANY ({sources}) ORDER BY \"Source\" FOR UPDATE")
            : database.SourceStates.Where(row => EF.Parameter(sources).Contains(row.Source));
        return states.AsNoTracking().ToListAsync(cancellationToken);
    }
}
