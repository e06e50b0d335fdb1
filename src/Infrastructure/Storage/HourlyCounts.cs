using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class HourlyCounts(CopierDbContexts contexts) : IHourlyCounts
{
    public Task<IReadOnlyList<ReceivedInHour>> ReadAsync(DateTimeOffset from, CancellationToken cancellationToken) =>
        StoreFaults.GuardAsync<IReadOnlyList<ReceivedInHour>>(async () =>
        {
            await using var database = contexts.Create();
            // Times are numbers to both databases, which LINQ does not know. The states are those of DeliveryState.
            var hours = await database.Database.SqlQuery<HourRow>($"""
                SELECT "SourceKey" AS "Source", ("ReceivedAt" - {from.UtcTicks}) / {TimeSpan.TicksPerHour} AS "Hour",
                    SUM(CASE WHEN "State" IN ({(int)DeliveryState.Succeeded}, {(int)DeliveryState.Declined}) THEN 1 ELSE 0 END) AS "Succeeded",
                    SUM(CASE WHEN "State" IN ({(int)DeliveryState.Failed}, {(int)DeliveryState.PartiallyFailed}) THEN 1 ELSE 0 END) AS "Failed",
                    COUNT(*) AS "All"
                FROM deliveries
                WHERE "ReceivedAt" >= {from.UtcTicks} AND "PrunedAt" IS NULL AND NOT "DryRun" AND "State" <> {(int)DeliveryState.Ignored}
                GROUP BY 1, 2
                """).ToListAsync(cancellationToken);
            return
            [
                .. hours.Where(hour => RepositoryName.TryParse(hour.Source, out _))
                    .Select(hour => new ReceivedInHour(RepositoryName.Parse(hour.Source), (int)hour.Hour, (int)hour.Succeeded, (int)hour.Failed, (int)(hour.All - hour.Succeeded - hour.Failed))),
            ];
        });

    private sealed record HourRow(string Source, long Hour, long Succeeded, long Failed, long All);
}
