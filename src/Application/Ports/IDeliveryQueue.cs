using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Starts deliveries when they are due, on any replica. A hint: the store's row decides whether there is work.</summary>
public interface IDeliveryQueue
{
    /// <summary>Does not wait for the start to be scheduled; what is due later than <see cref="ScheduleAhead.Length"/> from now is left to the sweep.</summary>
    Task ScheduleAsync(string deliveryId, RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken);
}

/// <summary>How far ahead starts are scheduled one by one; the sweep looks as far ahead, and several times within it.</summary>
public static class ScheduleAhead
{
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(30);
}
