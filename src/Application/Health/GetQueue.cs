using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Health;

/// <summary>How much work waits, over all replicas and sources.</summary>
public sealed record GetQueue : IRequest<QueueStatus>;

internal sealed class GetQueueHandler(IQueueStatus queue) : IRequestHandler<GetQueue, QueueStatus>
{
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<QueueStatus> Handle(GetQueue request, CancellationToken cancellationToken) => queue.ReadAsync(cancellationToken);
}
