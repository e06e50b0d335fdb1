using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Deliveries.CatchingUp;

/// <summary>
/// Stores a merge that was missed, once, and has it started. It takes a place within its source's rate, as the webhook would have that it stands for:
/// after an outage, what was missed does not come as one burst.
/// </summary>
internal sealed partial class MissedMergeIntake(IMediator mediator, IDeliveryQueue queue, ILogger<MissedMergeIntake> logger)
{
    public async Task AcceptAsync(MergedPullRequest merge, int perMinute, CancellationToken cancellationToken)
    {
        var delivery = new NewDelivery { Id = Guid.CreateVersion7().ToString(), Kind = DeliveryKind.CatchUp, PullRequest = merge };
        using var lines = logger.About(delivery.Id, merge.Repository, delivery.RequestId);
        var acceptance = await mediator.Send(new AcceptDelivery(delivery, perMinute), cancellationToken);
        if (acceptance.IsNew)
        {
            await queue.ScheduleAsync(merge.Repository, acceptance.NotBefore, cancellationToken);
            LogFound(acceptance.Id, merge.Repository, merge.Number);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No webhook told of {Repository} #{Number}; it is copied as {Delivery}")]
    private partial void LogFound(string delivery, RepositoryName repository, int? number);
}
