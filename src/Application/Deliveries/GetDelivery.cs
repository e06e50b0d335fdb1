using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>One delivery with its files and its trace; null when there is none that the caller may see.</summary>
public sealed record GetDelivery(string DeliveryId, Func<RepositoryName, bool> Visible) : IRequest<DeliveryDetails?>;

internal sealed class GetDeliveryHandler(IDeliveryHistory history) : IRequestHandler<GetDelivery, DeliveryDetails?>
{
    public async Task<DeliveryDetails?> Handle(GetDelivery request, CancellationToken cancellationToken) =>
        await history.FindAsync(request.DeliveryId, cancellationToken) is { } found && request.Visible(found.Summary.PullRequest.Repository)
            ? found
            : null;
}
