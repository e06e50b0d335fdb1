using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Schedules what is due soon and has nobody at it: after a restart, after a replica died, after a trigger got lost, or because its time was far off.</summary>
public sealed record ResumeDeliveries : IRequest<int>;

internal sealed class ResumeDeliveriesHandler(IDeliveryStore store, IDeliveryQueue queue, TimeProvider time) : IRequestHandler<ResumeDeliveries, int>
{
    public async Task<int> Handle(ResumeDeliveries request, CancellationToken cancellationToken)
    {
        var waiting = await store.ListWaitingAsync(null, time.GetUtcNow() + ScheduleAhead.Length, cancellationToken);
        foreach (var delivery in waiting.DistinctBy(delivery => delivery.Source))
        {
            await queue.ScheduleAsync(delivery.Source, delivery.NotBefore, cancellationToken);
        }

        return waiting.Count;
    }
}
