using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Brakes;

/// <summary>Lets a delivery go that is held for its size. To release it twice is to release it once.</summary>
/// <param name="DeliveryId">The held delivery.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record ReleaseHeld(string DeliveryId, Func<RepositoryName, bool> Visible, string By) : IRequest<ReleaseResult?>;

internal sealed partial class ReleaseHeldHandler(IDeliveryHistory history, IBrakes brakes, IDeliveryQueue queue, TimeProvider time, ILogger<ReleaseHeldHandler> logger)
    : IRequestHandler<ReleaseHeld, ReleaseResult?>
{
    /// <returns>Null when there is no such delivery.</returns>
    public async Task<ReleaseResult?> Handle(ReleaseHeld request, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(request.DeliveryId, cancellationToken) is not { Summary.PullRequest: var merge } || !request.Visible(merge.Repository))
        {
            return null;
        }

        var result = await brakes.ReleaseAsync(request.DeliveryId, new AdminAct(AuditAction.DeliveryReleased, request.By, merge.Repository, request.DeliveryId), cancellationToken);
        if (result == ReleaseResult.Released)
        {
            LogReleased(request.DeliveryId, merge.Repository.ToString(), request.By);
            await queue.ScheduleAsync(merge.Repository, time.GetUtcNow(), cancellationToken);
        }

        return result;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The held delivery {Delivery} of {Source} is released by the key {Key}")]
    private partial void LogReleased(string delivery, string source, string key);
}
