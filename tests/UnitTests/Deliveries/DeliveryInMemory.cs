using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>The row of one delivery.</summary>
internal sealed class DeliveryInMemory : IDeliveryStore
{
    /// <summary>What a claim gives; null when there is nothing to work on.</summary>
    public ClaimedDelivery? Claim { get; set; } =
        new() { Id = "d", PullRequest = Given.Merge(), ReceivedAt = new FakeTimeProvider().GetUtcNow(), TriedSince = new FakeTimeProvider().GetUtcNow(), Attempts = 0, IsResumed = false, DryRun = false, ChangeSets = [] };

    public List<ChangeSetRecord> Saved { get; } = [];

    public DeliverySettlement? Settled { get; private set; }

    public Task<ClaimedDelivery?> ClaimAsync(string deliveryId, CancellationToken cancellationToken) => Task.FromResult(Claim);

    public Task<bool> RenewAsync(string deliveryId, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SaveAsync(string deliveryId, ChangeSetRecord changeSet, CancellationToken cancellationToken)
    {
        Saved.Add(changeSet);
        return Task.CompletedTask;
    }

    public Task SettleAsync(string deliveryId, DeliverySettlement settlement, CancellationToken cancellationToken)
    {
        Settled = settlement;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<WaitingDelivery>> ListWaitingAsync(RepositoryName? source, DateTimeOffset dueBefore, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WaitingDelivery>>([]);
}
