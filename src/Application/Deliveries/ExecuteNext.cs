using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Works on the delivery of a source that has waited longest. Safe to send any number of times.</summary>
public sealed record ExecuteNext(RepositoryName Source) : IRequest;

internal sealed class ExecuteNextHandler(IDeliveryStore store, IDeliveryQueue queue, IMediator mediator, Draining draining, TimeProvider time)
    : IRequestHandler<ExecuteNext, Unit>
{
    public async Task<Unit> Handle(ExecuteNext request, CancellationToken cancellationToken)
    {
        if (draining.IsDraining)
        {
            return Unit.Value;
        }

        var now = time.GetUtcNow();
        var waiting = await store.ListWaitingAsync(request.Source, now + ScheduleAhead.Length, cancellationToken);
        foreach (var (i, delivery) in waiting.Index())
        {
            // Before the work, so that the next is started beside it; and from now, so that it queues behind what other sources have due already.
            var next = delivery.NotBefore > now ? delivery : waiting.ElementAtOrDefault(i + 1);
            if (next is not null)
            {
                await queue.ScheduleAsync(request.Source, next.NotBefore, cancellationToken);
            }

            if (next == delivery || await mediator.Send(new ExecuteDelivery(delivery.Id), cancellationToken))
            {
                break;
            }
        }

        return Unit.Value;
    }
}
