using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Health;

/// <summary>How much work waits, over all replicas.</summary>
/// <param name="Visible">The sources that the caller may see; null for all.</param>
public sealed record GetQueue(IReadOnlyList<RepositoryName>? Visible) : IRequest<QueueStatus>;

internal sealed class GetQueueHandler(IQueueStatus queue) : IRequestHandler<GetQueue, QueueStatus>
{
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<QueueStatus> Handle(GetQueue request, CancellationToken cancellationToken) => queue.ReadAsync(request.Visible, cancellationToken);
}
