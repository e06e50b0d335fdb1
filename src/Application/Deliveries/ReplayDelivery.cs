using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Does a delivery's merge again, as a delivery of its own; what is in place already is not written again.</summary>
/// <param name="DeliveryId">The delivery to repeat.</param>
/// <param name="DryRun">Read and decide, write nothing.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record ReplayDelivery(string DeliveryId, bool DryRun, Func<RepositoryName, bool> Visible, string By) : IRequest<string?>;

internal sealed class ReplayDeliveryHandler(IDeliveryHistory history, IMediator mediator, IDeliveryQueue queue)
    : IRequestHandler<ReplayDelivery, string?>
{
    /// <returns>The new delivery's id; null when there is none to repeat.</returns>
    public async Task<string?> Handle(ReplayDelivery request, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(request.DeliveryId, cancellationToken) is not { Summary.PullRequest: var merge } || !request.Visible(merge.Repository))
        {
            return null;
        }

        var replay = new NewDelivery
        {
            Id = Guid.CreateVersion7().ToString(),
            Kind = DeliveryKind.Replay,
            PullRequest = merge,
            DryRun = request.DryRun,
            Act = new AdminAct(AuditAction.DeliveryReplayed, request.By, merge.Repository, Detail: $"It repeats the delivery {request.DeliveryId}{(request.DryRun ? ", as a dry run" : "")}."),
        };
        var acceptance = await mediator.Send(new AcceptDelivery(replay, null), cancellationToken);
        await queue.ScheduleAsync(merge.Repository, acceptance.NotBefore, cancellationToken);
        return acceptance.Id;
    }
}
