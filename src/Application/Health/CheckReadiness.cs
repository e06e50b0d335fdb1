using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Health;

/// <summary>The store answers, so webhooks can be taken in.</summary>
/// <exception cref="StoreUnavailableException">It does not.</exception>
public sealed record CheckReadiness : IRequest;

internal sealed class CheckReadinessHandler(IDeliveryHistory history) : IRequestHandler<CheckReadiness, Unit>
{
    public async Task<Unit> Handle(CheckReadiness request, CancellationToken cancellationToken)
    {
        _ = await history.QueueLengthsAsync(cancellationToken);
        return Unit.Value;
    }
}
