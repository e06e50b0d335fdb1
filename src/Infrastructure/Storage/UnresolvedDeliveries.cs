using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>What wants a person; few, and in an index of their own.</summary>
internal static class UnresolvedDeliveries
{
    public static IQueryable<DeliveryRow> Of(CopierDbContext database, IReadOnlyList<RepositoryName>? visible)
    {
        var unfinished = database.UnfinishedDeliveries();
        var rows = database.Deliveries.AsNoTracking()
            .Where(row => (row.State == DeliveryState.Held || row.State == DeliveryState.PartiallyFailed || row.State == DeliveryState.Failed) && row.SupersededAt == null && !row.DryRun)
            .Where(row => row.Number == DeliveryRow.NoNumber || !unfinished.Any(other =>
                other.SourceKey == row.SourceKey && other.Number == row.Number && other.SourceRepoId == row.SourceRepoId && !other.DryRun));
        if (visible is null)
        {
            return rows;
        }

        var keys = visible.Select(StoreKey.Of).ToList();
        // Not the column itself, whose index is no help: it would be taken instead of the one that holds just these.
        return rows.Where(row => keys.Contains(row.SourceKey + ""));
    }
}
