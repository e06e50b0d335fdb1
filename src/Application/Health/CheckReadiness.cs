using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Health;

/// <summary>Something can be stored and the process goes on, so webhooks can be taken in.</summary>
/// <exception cref="StoreUnavailableException">Nothing can be stored.</exception>
/// <exception cref="ServiceStoppingException">The process is about to end.</exception>
public sealed record CheckReadiness : IRequest;

internal sealed class CheckReadinessHandler(IDeliveryInbox inbox, Draining draining) : IRequestHandler<CheckReadiness, Unit>
{
    public async Task<Unit> Handle(CheckReadiness request, CancellationToken cancellationToken)
    {
        if (draining.IsDraining)
        {
            throw new ServiceStoppingException();
        }

        await inbox.CheckAsync(cancellationToken);
        return Unit.Value;
    }
}
