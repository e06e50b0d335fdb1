using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Starts deliveries when they are due, on any replica. A hint: the store's row decides whether there is work.</summary>
public interface IDeliveryQueue
{
    Task ScheduleAsync(string deliveryId, RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken);
}
