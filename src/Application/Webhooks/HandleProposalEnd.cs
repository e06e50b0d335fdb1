using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Webhooks;

/// <summary>A pull request from a branch like ours was merged or closed: what it carried is settled now, not when its target is next looked at.</summary>
/// <param name="Repository">Where it was proposed.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsDeclined">People closed it without merging it.</param>
public sealed record HandleProposalEnd(RepositoryIdentity Repository, int Number, bool IsDeclined) : IRequest;

internal sealed partial class HandleProposalEndHandler(IRepositoryPins pins, IProposals proposals, IDeliveryQueue queue, ILogger<HandleProposalEndHandler> logger)
    : IRequestHandler<HandleProposalEnd, Unit>
{
    public async Task<Unit> Handle(HandleProposalEnd request, CancellationToken cancellationToken)
    {
        // What we keep of it is kept under the name that the target is configured by.
        var known = await pins.FindByIdAsync(request.Repository.Id, cancellationToken);
        foreach (var target in known.Select(pin => pin.Configured).Append(request.Repository.Name).Distinct())
        {
            if (request.IsDeclined && await proposals.DeclineAsync(target, request.Number, cancellationToken))
            {
                LogDeclined(target, request.Number);
            }

            foreach (var waiting in await proposals.WakeAsync(target, request.Number, cancellationToken))
            {
                await queue.ScheduleAsync(waiting.Source, waiting.NotBefore, cancellationToken);
            }
        }

        return Unit.Value;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "People closed {Target}#{Number}: what it carried is declined")]
    private partial void LogDeclined(RepositoryName target, int number);
}
