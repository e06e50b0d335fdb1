using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class Redeliveries(CopierDbContexts contexts, WriterTurns turns) : IRedeliveries
{
    private const string Look = "hook deliveries";

    public Task<DateTimeOffset?> LastLookAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        return await database.LastLookAsync(Look, cancellationToken);
    });

    public Task SaveLookAsync(DateTimeOffset at, CancellationToken cancellationToken) => WriteAsync(
        async database =>
        {
            await database.SetLookAsync(Look, at, cancellationToken);

            // GitHub has forgotten them by now, and so may we.
            var forgotten = at - 2 * Redelivery.Kept;
            await database.Redeliveries.Where(row => row.HandledUntil < forgotten).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    public Task<Redelivery> FindAsync(string deliveryId, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        return await database.Redeliveries.AsNoTracking().SingleOrDefaultAsync(row => row.Guid == deliveryId, cancellationToken) is { } row
            ? new Redelivery(row.Times, row.HandledUntil)
            : Redelivery.None;
    });

    public Task SaveAsync(string deliveryId, Redelivery redelivery, CancellationToken cancellationToken) => WriteAsync(
        async database =>
        {
            if (await database.Redeliveries.FindAsync([deliveryId], cancellationToken) is { } known)
            {
                (known.Times, known.HandledUntil) = (redelivery.Times, redelivery.HandledUntil);
            }
            else
            {
                database.Redeliveries.Add(new RedeliveryRow { Guid = deliveryId, Times = redelivery.Times, HandledUntil = redelivery.HandledUntil });
            }
        },
        cancellationToken);

    // One look runs at a time, on all replicas together: nobody else writes these rows.
    private Task WriteAsync(Func<CopierDbContext, Task> write, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await write(database);
        await database.SaveChangesAsync(cancellationToken);
    });
}
