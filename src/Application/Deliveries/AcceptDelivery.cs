using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>A request that takes a place within a source's rate.</summary>
internal interface IRateLimited
{
    NewDelivery Delivery { get; }

    /// <summary>Null when the rate is not known, or does not apply.</summary>
    int? MaxPerMinute { get; }
}

/// <summary>Stores a delivery, once.</summary>
/// <param name="Delivery">What to store.</param>
/// <param name="MaxPerMinute">The source's rate; null when it does not apply.</param>
public sealed record AcceptDelivery(NewDelivery Delivery, int? MaxPerMinute) : IRequest<Acceptance>, IRateLimited;

internal sealed class AcceptDeliveryHandler(IDeliveryInbox inbox) : IRequestHandler<AcceptDelivery, Acceptance>
{
    public Task<Acceptance> Handle(AcceptDelivery request, CancellationToken cancellationToken) =>
        inbox.AcceptAsync(request.Delivery, cancellationToken);
}
