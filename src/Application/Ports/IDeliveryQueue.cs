using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Has deliveries worked on when they are due, on any replica, the sources in turn. A hint: the store's rows decide whether there is work.</summary>
public interface IDeliveryQueue
{
    /// <summary>
    /// A delivery of that source is due at that moment. Does not wait for its start to be scheduled; what is due later than
    /// <see cref="ScheduleAhead.Length"/> from now is left to the sweep.
    /// </summary>
    Task ScheduleAsync(RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken);
}

/// <summary>How far ahead starts are scheduled one by one; the sweep looks as far ahead, and several times within it.</summary>
public static class ScheduleAhead
{
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(30);
}
