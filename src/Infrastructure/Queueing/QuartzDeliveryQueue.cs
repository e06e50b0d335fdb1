using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>
/// Hands starts to the one who stores their triggers, and waits for nothing: the row is stored before it is scheduled,
/// so a trigger that is never stored costs time and nothing else. The sweep finds the row, and what is due later than it looks ahead.
/// </summary>
internal sealed class QuartzDeliveryQueue(TriggerWriter writer, TimeProvider time) : IDeliveryQueue
{
    public Task ScheduleAsync(RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (notBefore <= now + ScheduleAhead.Length)
        {
            writer.Add(source, notBefore > now ? notBefore : now);
        }

        return Task.CompletedTask;
    }
}
