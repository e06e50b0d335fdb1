using System.Collections.Concurrent;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>Lets a test wait for a delivery's end by the settlement itself; the store underneath is the real one.</summary>
internal sealed class FinishedDeliveries
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, Deliveries> _byId = new();

    public void Watch(IServiceCollection services)
    {
        var real = services.Single(service => service.ServiceType == typeof(IDeliveryStore));
        services.Remove(real);
        services.AddSingleton(real.ImplementationType!);
        services.AddSingleton<IDeliveryStore>(provider => new WatchedStore((IDeliveryStore)provider.GetRequiredService(real.ImplementationType!), this));
    }

    public Task WaitAsync(string deliveryId) => Of(deliveryId).Finished.Task.WaitAsync(_patience);

    /// <summary>Waits for the end of one attempt, whatever came of it.</summary>
    public Task<DeliverySettlement> WaitForSettlementAsync(string deliveryId) => Of(deliveryId).Settled.Task.WaitAsync(_patience);

    public void Forget(string deliveryId) => _byId.TryRemove(deliveryId, out _);

    private Deliveries Of(string deliveryId) => _byId.GetOrAdd(deliveryId, _ => new Deliveries());

    private sealed class Deliveries
    {
        public TaskCompletionSource Finished { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<DeliverySettlement> Settled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class WatchedStore(IDeliveryStore store, FinishedDeliveries finished) : IDeliveryStore
    {
        public Task<ClaimedDelivery?> ClaimAsync(string deliveryId, CancellationToken cancellationToken) => store.ClaimAsync(deliveryId, cancellationToken);

        public Task<bool> RenewAsync(string deliveryId, CancellationToken cancellationToken) => store.RenewAsync(deliveryId, cancellationToken);

        public Task SaveAsync(string deliveryId, ChangeSetRecord changeSet, CancellationToken cancellationToken) => store.SaveAsync(deliveryId, changeSet, cancellationToken);

        public Task<IReadOnlyList<WaitingDelivery>> ListWaitingAsync(RepositoryName? source, DateTimeOffset dueBefore, CancellationToken cancellationToken) => store.ListWaitingAsync(source, dueBefore, cancellationToken);

        public async Task SettleAsync(string deliveryId, DeliverySettlement settlement, CancellationToken cancellationToken)
        {
            await store.SettleAsync(deliveryId, settlement, cancellationToken);
            finished.Of(deliveryId).Settled.TrySetResult(settlement);
            if (settlement.NotBefore is null)
            {
                finished.Of(deliveryId).Finished.TrySetResult();
            }
        }
    }
}
