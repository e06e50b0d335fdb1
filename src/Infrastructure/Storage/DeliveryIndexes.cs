using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// How deliveries are found. Most indexes hold a part of the rows only: those that a delivery enters when it starts or ends cost nothing when
/// it is taken in, and rows that were pruned are in none that a list walks. A query that is to use one repeats its condition.
/// </summary>
internal static class DeliveryIndexes
{
    public static void Add(EntityTypeBuilder<DeliveryRow> delivery)
    {
        delivery.HasIndex(row => row.MergeKey).IsUnique();
        delivery.HasIndex(row => new { row.SourceKey, row.Number });
        delivery.HasIndex(row => new { row.ReceivedAt, row.Id }, "IX_deliveries_newest").HasFilter("\"PrunedAt\" IS NULL");
        delivery.HasIndex(row => new { row.SourceKey, row.ReceivedAt, row.Id }, "IX_deliveries_newest_of_source").HasFilter("\"PrunedAt\" IS NULL");
        delivery.HasIndex(row => new { row.State, row.NotBefore }, "IX_deliveries_open").HasFilter("\"FinishedAt\" IS NULL");
        delivery.HasIndex(row => new { row.SourceKey, row.ReceivedAt, row.Id }, "IX_deliveries_next").HasFilter("\"FinishedAt\" IS NULL");
        delivery.HasIndex(row => new { row.SourceKey, row.StartedAt }, "IX_deliveries_started").HasFilter("\"StartedAt\" IS NOT NULL");
        delivery.HasIndex(row => new { row.State, row.ReceivedAt, row.Id }, "IX_deliveries_newest_in_state").HasFilter("\"FinishedAt\" IS NOT NULL AND \"PrunedAt\" IS NULL");
        // Held, partially failed, failed.
        delivery.HasIndex(row => new { row.ReceivedAt, row.Id }, "IX_deliveries_unresolved").HasFilter("\"State\" IN (4, 6, 7) AND \"SupersededAt\" IS NULL");
        delivery.HasIndex(row => row.FinishedAt, "IX_deliveries_finished").HasFilter("\"FinishedAt\" IS NOT NULL AND \"PrunedAt\" IS NULL");
        // Not ignored.
        delivery.HasIndex(row => new { row.SourceKey, row.FinishedAt, row.StartedAt }, "IX_deliveries_timed")
            .HasFilter("\"FinishedAt\" IS NOT NULL AND \"StartedAt\" IS NOT NULL AND \"PrunedAt\" IS NULL AND \"State\" <> 9 AND NOT \"DryRun\"");
    }
}
