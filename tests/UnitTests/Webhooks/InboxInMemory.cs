using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.UnitTests.Webhooks;

/// <summary>The way of a delivery into the store, which other tests take in earnest.</summary>
internal sealed class InboxInMemory : IMediator
{
    /// <summary>When a delivery may start unless it is told otherwise.</summary>
    public static readonly DateTimeOffset Later = new(2026, 3, 1, 12, 1, 0, TimeSpan.Zero);

    public List<AcceptDelivery> Stored { get; } = [];

    public Acceptance? Answer { get; set; }

    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        var accept = (AcceptDelivery)(object)request;
        Stored.Add(accept);
        return Task.FromResult((TResponse)(object)(Answer ?? new Acceptance(accept.Delivery.Id, AcceptanceResult.Accepted, Later)));
    }

    public Task Publish(object notification, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => throw new NotSupportedException();
}
