using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class SourceActivity(CopierDbContexts contexts, WriterTurns turns) : ISourceActivity
{
    private const string Look = "silence";

    private static readonly DeliveryKind[] _merges = [DeliveryKind.Webhook, DeliveryKind.CatchUp];

    public Task<IReadOnlyList<QuietSource>> ListQuietAsync(DateTimeOffset after, DateTimeOffset until, TimeSpan before, CancellationToken cancellationToken) =>
        StoreFaults.GuardAsync<IReadOnlyList<QuietSource>>(async () =>
        {
            await using var database = contexts.Create();
            var merges = database.Deliveries.AsNoTracking().Where(row => row.PrunedAt == null && _merges.Contains(row.Kind));
            var heard = await merges.Where(row => row.ReceivedAt > after - before)
                .Select(row => new { row.SourceKey, row.SourceRepo, row.ReceivedAt, IsWebhook = row.Kind == DeliveryKind.Webhook })
                .ToListAsync(cancellationToken);
            return
            [
                .. from delivery in heard
                   group delivery by delivery.SourceKey into source
                   let newest = source.Where(delivery => delivery.IsWebhook).MaxBy(delivery => delivery.ReceivedAt)
                   where newest is not null && newest.ReceivedAt > after && newest.ReceivedAt <= until
                   select new QuietSource(
                       RepositoryName.Parse(newest.SourceRepo),
                       newest.ReceivedAt,
                       source.Count(delivery => delivery.IsWebhook && delivery.ReceivedAt > newest.ReceivedAt - before),
                       source.Count(delivery => delivery.ReceivedAt > newest.ReceivedAt)),
            ];
        });

    public Task<DateTimeOffset?> LastLookAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        return await database.LastLookAsync(Look, cancellationToken);
    });

    public Task SaveLookAsync(DateTimeOffset at, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await database.SetLookAsync(Look, at, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
    });
}
