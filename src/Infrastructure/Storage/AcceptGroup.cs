using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>What the accepts of one transaction see: the store's rows, and those that the transaction is about to store.</summary>
internal sealed class AcceptGroup(CopierDbContext database, KnownDeliveries known)
{
    private readonly List<DeliveryRow> _added = [];

    public CopierDbContext Database => database;

    public void Add(DeliveryRow row)
    {
        database.Deliveries.Add(row);
        _added.Add(row);
    }

    public DeliveryRow Added(string deliveryId) => _added.Single(row => row.Id == deliveryId);

    /// <summary>The delivery that has the same merge, and whether the id is taken.</summary>
    public async Task<(DeliveryRow? SameMerge, bool IsIdTaken)> FindAsync(NewDelivery delivery)
    {
        var rows = await known.FindAsync(database, delivery);
        rows.AddRange(_added);
        return (rows.Find(row => IsSameMerge(row, delivery)), rows.Exists(row => row.Id == delivery.Id));
    }

    public Task<SourceStateRow> StateOfAsync(RepositoryName source) => database.GetOrAddAsync(source, CancellationToken.None);

    // A pull request is merged once: where its commit was not known, then or now, its number tells the merge.
    private static bool IsSameMerge(DeliveryRow row, NewDelivery delivery)
    {
        var merge = delivery.PullRequest;
        return row.MergeKey is { } key && delivery.MayNotRepeatAMerge()
            && (merge.MergeCommit is null
                ? row.SourceRepoId == merge.RepositoryId && row.Number == merge.Number
                : key == merge.MergeKey || key == (merge with { MergeCommit = null }).MergeKey);
    }
}

/// <summary>Looks for deliveries that a new one may repeat; compiled once, since every accept asks.</summary>
internal sealed class KnownDeliveries
{
    private readonly Func<CopierDbContext, string, string?, string?, IAsyncEnumerable<DeliveryRow>> _byKey =
        EF.CompileAsyncQuery((CopierDbContext database, string id, string? key, string? unresolved) =>
            database.Deliveries.Where(row => row.Id == id || row.MergeKey == key || row.MergeKey == unresolved));

    private readonly Func<CopierDbContext, string, long, int, IAsyncEnumerable<DeliveryRow>> _byNumber =
        EF.CompileAsyncQuery((CopierDbContext database, string id, long repository, int number) =>
            database.Deliveries.Where(row => row.Id == id || (row.MergeKey != null && row.SourceRepoId == repository && row.Number == number)));

    public async Task<List<DeliveryRow>> FindAsync(CopierDbContext database, NewDelivery delivery)
    {
        var merge = delivery.PullRequest;
        var rows = (delivery.MayNotRepeatAMerge(), merge.MergeCommit) switch
        {
            (true, null) => _byNumber(database, delivery.Id, merge.RepositoryId, merge.Number ?? 0),
            (true, _) => _byKey(database, delivery.Id, merge.MergeKey, (merge with { MergeCommit = null }).MergeKey),
            _ => _byKey(database, delivery.Id, delivery.Id, delivery.Id),
        };
        var found = new List<DeliveryRow>();
        await foreach (var row in rows)
        {
            found.Add(row);
        }

        return found;
    }
}
