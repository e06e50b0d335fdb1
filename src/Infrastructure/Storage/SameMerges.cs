using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>The deliveries of one merge: the webhook's, and its replays. A sync follows no merge.</summary>
internal static class SameMerges
{
    /// <summary>The other deliveries of the merge. A pull request is merged once; its commit may be unknown to some.</summary>
    public static IQueryable<DeliveryRow> Others(CopierDbContext database, DeliveryRow row) => database.Deliveries.Where(other =>
        other.SourceKey == row.SourceKey && other.Number == row.Number && other.Number != DeliveryRow.NoNumber && other.SourceRepoId == row.SourceRepoId && other.Id != row.Id
        && (other.MergeCommit == row.MergeCommit || other.MergeCommit == null || row.MergeCommit == null));

    /// <summary>This one tells how its merge stands; those that wanted a person before want none any more.</summary>
    public static Task SupersedeAsync(CopierDbContext database, DeliveryRow row, DateTimeOffset now, CancellationToken cancellationToken) => Others(database, row)
        .Where(other => (other.State == DeliveryState.Held || other.State == DeliveryState.PartiallyFailed || other.State == DeliveryState.Failed) && other.SupersededAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(other => other.SupersededAt, (DateTimeOffset?)now), cancellationToken);
}
