using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.Storage.Rows;

namespace ExamplesCopier.Infrastructure.Storage;

internal static class OpenDeliveries
{
    /// <summary>Deliveries that go on by themselves, by the index of those that are not finished.</summary>
    public static IQueryable<DeliveryRow> UnfinishedDeliveries(this CopierDbContext database) =>
        database.Deliveries.Where(row => row.FinishedAt == null && DeliveryStates.Unfinished.Contains(row.State));
}
