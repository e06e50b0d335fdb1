using System.Data;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Accepts deliveries; one per request scope.</summary>
internal sealed class DeliveryInbox(CopierDbContext database, AcceptGate gate, TimeProvider time) : IDeliveryInbox
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        return await StoreFaults.GuardAsync(async () =>
        {
            await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            var result = await work();
            await transaction.CommitAsync(cancellationToken);
            return result;
        });
    }

    public async Task<Acceptance> AcceptAsync(NewDelivery delivery, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await SameMergeAsync(delivery, cancellationToken) is { } sameMerge)
        {
            return await RepeatAsync(sameMerge, now, cancellationToken);
        }

        // A GUID that was seen with another merge must not hide this one.
        var isKnown = await database.Deliveries.AnyAsync(row => row.Id == delivery.Id, cancellationToken);
        var row = delivery.ToRow(isKnown ? Guid.CreateVersion7().ToString() : delivery.Id, now);
        database.Deliveries.Add(row);
        await CountAsync(delivery, now, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return new Acceptance(row.Id, AcceptanceResult.Accepted, now);
    }

    public async Task<DateTimeOffset?> TakeSlotAsync(string deliveryId, RepositoryName source, int perMinute, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = await StateOfAsync(source, cancellationToken);
        // A change of it is seen elsewhere, and moves those who wait already.
        state.MaxPerMinute ??= perMinute;
        var slot = state.Slots.Count < perMinute ? now.UtcTicks : Math.Max(now.UtcTicks, state.Slots[^perMinute] + _window.Ticks);
        // In the order of the starts: after the rate was raised, a new place may lie before one that waits.
        state.Slots = [.. state.Slots.Append(slot).Order().TakeLast(perMinute)];
        var later = slot > now.UtcTicks ? new DateTimeOffset(slot, TimeSpan.Zero) : (DateTimeOffset?)null;
        if (later is { } notBefore)
        {
            var row = await database.Deliveries.SingleAsync(row => row.Id == deliveryId, cancellationToken);
            row.State = DeliveryState.Deferred;
            row.NotBefore = notBefore;
        }

        await database.SaveChangesAsync(cancellationToken);
        return later;
    }

    private async Task<Acceptance> RepeatAsync(DeliveryRow known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!known.State.IsRearmable())
        {
            return new Acceptance(known.Id, AcceptanceResult.Duplicate, known.NotBefore);
        }

        await DeliverySettling.ReopenAsync(database, known, cancellationToken);
        known.State = DeliveryState.Pending;
        known.Attempts = 0;
        known.NotBefore = now;
        known.FinishedAt = null;
        known.Error = null;
        await database.SaveChangesAsync(cancellationToken);
        return new Acceptance(known.Id, AcceptanceResult.Rearmed, now);
    }

    // A pull request is merged once: where its commit was not known, then or now, its number tells the merge.
    private async Task<DeliveryRow?> SameMergeAsync(NewDelivery delivery, CancellationToken cancellationToken)
    {
        var merge = delivery.PullRequest;
        if (delivery.ToRow(delivery.Id, default).MergeKey is not { } key)
        {
            return null;
        }

        var unresolved = (merge with { MergeCommit = null }).MergeKey;
        return merge.MergeCommit is null
            ? await database.Deliveries.FirstOrDefaultAsync(
                row => row.MergeKey != null && row.SourceRepoId == merge.RepositoryId && row.Number == merge.Number, cancellationToken)
            : await database.Deliveries.FirstOrDefaultAsync(row => row.MergeKey == key || row.MergeKey == unresolved, cancellationToken);
    }

    private async Task CountAsync(NewDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await StateOfAsync(delivery.PullRequest.Repository, cancellationToken);
        if (!delivery.DryRun)
        {
            state.Received++;
            state.LastUpdated = now;
        }

        if (delivery.Kind == DeliveryKind.Webhook)
        {
            state.LastWebhook = now;
            state.InstallationId = delivery.PullRequest.InstallationId?.Value ?? state.InstallationId;
        }
    }

    private Task<SourceStateRow> StateOfAsync(RepositoryName source, CancellationToken cancellationToken) =>
        database.SourceStates.GetOrAddAsync(source, cancellationToken);
}
