using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Notifications;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Lets one alert of each kind and cause through in an hour, of all replicas together and over restarts, and counts the others.</summary>
internal sealed class AlertThrottle(CopierDbContexts contexts, WriterTurns turns, TimeProvider time)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>The alert with the number held back before it; null when it is held back itself.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<ThrottledAlert?> AdmitAsync(Alert alert, CancellationToken cancellationToken) => InTurnAsync<ThrottledAlert?>(
        async (database, now) =>
        {
            var row = await database.Alerts.FindAsync([alert.Kind, alert.Cause], cancellationToken);
            if (row is null)
            {
                database.Alerts.Add(new AlertRow { Kind = alert.Kind, Cause = alert.Cause, ToldAt = now, HeldBack = 0, Latest = alert.Message });
                return new ThrottledAlert(alert, 0);
            }

            row.Latest = alert.Message;
            if (now - row.ToldAt < Window)
            {
                row.HeldBack++;
                return null;
            }

            var told = new ThrottledAlert(alert, row.HeldBack);
            (row.ToldAt, row.HeldBack) = (now, 0);
            return told;
        },
        cancellationToken);

    /// <summary>The latest of each cause whose hour is over and that was held back; its count is told even when nothing follows.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<ThrottledAlert>> TakeHeldBackAsync(CancellationToken cancellationToken) =>
        await IsAnyOverAsync(cancellationToken)
            ? await InTurnAsync<IReadOnlyList<ThrottledAlert>>(
                async (database, now) =>
                {
                    var over = await database.Alerts.Where(row => row.ToldAt <= now - Window).ToListAsync(cancellationToken);
                    var told = over.Where(row => row.HeldBack > 0).Select(row => (Row: row, Alert: new ThrottledAlert(new Alert(row.Kind, row.Cause, row.Latest), row.HeldBack - 1))).ToList();
                    database.RemoveRange(over.Where(row => row.HeldBack == 0));
                    foreach (var (row, _) in told)
                    {
                        (row.ToldAt, row.HeldBack) = (now, 0);
                    }

                    return [.. told.Select(one => one.Alert)];
                },
                cancellationToken)
            : [];

    private Task<bool> IsAnyOverAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var over = time.GetUtcNow() - Window;
        return await database.Alerts.AnyAsync(row => row.ToldAt <= over, cancellationToken);
    });

    private Task<T> InTurnAsync<T>(Func<CopierDbContext, DateTimeOffset, Task<T>> change, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.LockAsync("alerts", cancellationToken);
        var told = await change(database, time.GetUtcNow());
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return told;
    });
}
