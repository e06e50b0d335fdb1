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

    public Task<T> InTransactionAsync<T>(NewDelivery delivery, Func<Task<T>> work, CancellationToken cancellationToken) => groups.RunAsync(
        delivery,
        group =>
        {
            _group = group;
            return work();
        },
        cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) => groups.RunAsync(
        null,
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
        var (sameMerge, isIdTaken) = Group.Find(delivery);
        if (sameMerge is not null)
        {
            return await RepeatAsync(sameMerge, delivery, now, cancellationToken);
        }

        // A GUID that was seen with another merge must not hide this one.
        var row = delivery.ToRow(isIdTaken ? Guid.CreateVersion7().ToString() : delivery.Id, now);
        Group.Add(row);
        if (delivery.Act is { } act)
        {
            Group.Database.Add(act with { DeliveryId = row.Id }, now);
        }

        Count(delivery, now);
        return new Acceptance(row.Id, AcceptanceResult.Accepted, now);
    }

    public Task<DateTimeOffset?> TakeSlotAsync(string deliveryId, RepositoryName source, int perMinute, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = Group.StateOf(source);
        // A change of it is seen elsewhere, and moves those who wait already.
        state.MaxPerMinute ??= perMinute;
        var slot = state.Slots.Count < perMinute ? now.UtcTicks : Math.Max(now.UtcTicks, state.Slots[^perMinute] + _window.Ticks);
        // In the order of the starts: after the rate was raised, a new place may lie before one that waits.
        state.Slots = [.. state.Slots.Append(slot).Order().TakeLast(perMinute)];
        if (slot <= now.UtcTicks)
        {
            return Task.FromResult<DateTimeOffset?>(null);
        }

        var later = new DateTimeOffset(slot, TimeSpan.Zero);
        var row = Group.Added(deliveryId);
        row.State = DeliveryState.Deferred;
        row.NotBefore = later;
        return Task.FromResult<DateTimeOffset?>(later);
    }

    private async Task<Acceptance> RepeatAsync(DeliveryRow known, NewDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Only GitHub's redelivery arms it again; a merge that was found on a list is known, and failed.
        if (!known.State.IsRearmable() || delivery.Kind != DeliveryKind.Webhook)
        {
            return new Acceptance(known.Id, AcceptanceResult.Duplicate, known.NotBefore);
        }

        await DeliverySettling.ReopenAsync(Group.Database, known, Group.StateOf(RepositoryName.Parse(known.SourceRepo)), cancellationToken);
        known.State = DeliveryState.Pending;
        known.Attempts = 0;
        known.NotBefore = now;
        known.TriedSince = null;
        known.FinishedAt = null;
        known.Error = null;
        known.TraceParent = delivery.TraceParent;
        known.RequestId = delivery.RequestId;
        return new Acceptance(known.Id, AcceptanceResult.Rearmed, now);
    }

    private void Count(NewDelivery delivery, DateTimeOffset now)
    {
        var state = Group.StateOf(delivery.PullRequest.Repository);
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
