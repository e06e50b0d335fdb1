using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Behaviors;

/// <summary>
/// Gives a new delivery its place within its source's rate, in the transaction that stores it: what is over the rate waits, nothing is dropped.
/// </summary>
internal sealed class RateLimitingBehavior<TRequest, TResponse>(IDeliveryInbox inbox) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRateLimited
    where TResponse : IDeferrable<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        inbox.InTransactionAsync(
            request.Delivery,
            async () =>
            {
                var acceptance = await next();
                if (!acceptance.IsNew || request.MaxPerMinute is not { } perMinute)
                {
                    return acceptance;
                }

                var slot = await inbox.TakeSlotAsync(acceptance.Id, request.Delivery.PullRequest.Repository, perMinute, cancellationToken);
                return slot is { } later ? acceptance.DeferredUntil(later) : acceptance;
            },
            cancellationToken);
}
