using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>
/// Hands starts to the one who stores their triggers, and waits for nothing: the row is stored before it is scheduled,
/// so a trigger that is never stored costs time and nothing else. The sweep finds the row, and what is due later than it looks ahead.
/// </summary>
internal sealed class QuartzDeliveryQueue(TriggerWriter writer, TimeProvider time) : IDeliveryQueue
{
    public Task ScheduleAsync(string deliveryId, RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        if (notBefore <= time.GetUtcNow() + ScheduleAhead.Length)
        {
            writer.Add(new WaitingDelivery(deliveryId, source, notBefore));
        }

        return Task.CompletedTask;
    }
}
