using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Accepts deliveries, in a transaction that is shared with others that come at the same time; one per request scope.</summary>
internal sealed class DeliveryInbox(AcceptGroups groups, TimeProvider time) : IDeliveryInbox
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    private static readonly string _probe = $"probe {new string('-', 8192)}";

    private AcceptGroup? _group;

    private AcceptGroup Group => _group ?? throw new InvalidOperationException("Deliveries are accepted within a transaction.");

    public Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => groups.RunAsync(
        group =>
        {
            _group = group;
            return work();
        },
        cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) => groups.RunAsync(
        async group =>
        {
            // Longer than a page: a file that must not grow refuses it.
            await group.Database.Database.ExecuteSqlAsync($"INSERT INTO signals (\"Name\", \"Count\") VALUES ({_probe}, 0)", CancellationToken.None);
            return await group.Database.Database.ExecuteSqlAsync($"DELETE FROM signals WHERE \"Name\" = {_probe}", CancellationToken.None);
        },
        cancellationToken);

    public async Task<Acceptance> AcceptAsync(NewDelivery delivery, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (sameMerge, isIdTaken) = await Group.FindAsync(delivery);
        if (sameMerge is not null)
        {
            return await RepeatAsync(sameMerge, now, cancellationToken);
        }

        // A GUID that was seen with another merge must not hide this one.
        var row = delivery.ToRow(isIdTaken ? Guid.CreateVersion7().ToString() : delivery.Id, now);
        Group.Add(row);
        await CountAsync(delivery, now);
        return new Acceptance(row.Id, AcceptanceResult.Accepted, now);
    }

    public async Task<DateTimeOffset?> TakeSlotAsync(string deliveryId, RepositoryName source, int perMinute, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = await Group.StateOfAsync(source);
        // A change of it is seen elsewhere, and moves those who wait already.
        state.MaxPerMinute ??= perMinute;
        var slot = state.Slots.Count < perMinute ? now.UtcTicks : Math.Max(now.UtcTicks, state.Slots[^perMinute] + _window.Ticks);
        // In the order of the starts: after the rate was raised, a new place may lie before one that waits.
        state.Slots = [.. state.Slots.Append(slot).Order().TakeLast(perMinute)];
        if (slot <= now.UtcTicks)
        {
            return null;
        }

        var later = new DateTimeOffset(slot, TimeSpan.Zero);
        var row = Group.Added(deliveryId);
        row.State = DeliveryState.Deferred;
        row.NotBefore = later;
        return later;
    }

    private async Task<Acceptance> RepeatAsync(DeliveryRow known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!known.State.IsRearmable())
        {
            return new Acceptance(known.Id, AcceptanceResult.Duplicate, known.NotBefore);
        }

        await DeliverySettling.ReopenAsync(Group.Database, known, cancellationToken);
        known.State = DeliveryState.Pending;
        known.Attempts = 0;
        known.NotBefore = now;
        known.FinishedAt = null;
        known.Error = null;
        return new Acceptance(known.Id, AcceptanceResult.Rearmed, now);
    }

    private async Task CountAsync(NewDelivery delivery, DateTimeOffset now)
    {
        var state = await Group.StateOfAsync(delivery.PullRequest.Repository);
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
}
