using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class AcceptedMerges(CopierDbContexts contexts) : IAcceptedMerges
{
    public Task<IReadOnlyList<SeenMerge>> FindMissingAsync(IReadOnlyList<SeenMerge> merges, CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<SeenMerge>>(async () =>
    {
        await using var database = contexts.Create();
        var keys = merges.SelectMany(merge => Keys(merge.Identity)).ToList();
        var found = await database.Deliveries.Where(row => keys.Contains(row.MergeKey!)).Select(row => row.MergeKey!).ToListAsync(cancellationToken);
        var known = found.ToHashSet(StringComparer.Ordinal);
        return [.. merges.Where(merge => !Keys(merge.Identity).Any(known.Contains))];
    });

    public Task<DeliveryState?> FindStateAsync(MergeIdentity merge, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var keys = Keys(merge).ToList();
        var rows = merge.Commit is null
            ? database.Deliveries.Where(row => row.MergeKey != null && row.SourceRepoId == merge.RepositoryId && row.Number == merge.Number)
            : database.Deliveries.Where(row => keys.Contains(row.MergeKey!));
        return await rows.Select(row => (DeliveryState?)row.State).FirstOrDefaultAsync(cancellationToken);
    });

    // One that was accepted before its commit was known is known by its number.
    private static IEnumerable<string> Keys(MergeIdentity merge) => [merge.Key, merge.Unresolved.Key];
}
