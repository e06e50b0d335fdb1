using ExamplesCopier.Application.Ports;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Works on a delivery, if there is work and nobody else is at it. Safe to send any number of times.</summary>
public sealed record ExecuteDelivery(string DeliveryId) : IRequest;

internal sealed partial class ExecuteDeliveryHandler(
    IDeliveryStore store,
    IDeliveryQueue queue,
    DeliveryRun run,
    TimeProvider time,
    ILogger<ExecuteDeliveryHandler> logger) : IRequestHandler<ExecuteDelivery, Unit>
{
    public async Task<Unit> Handle(ExecuteDelivery request, CancellationToken cancellationToken)
    {
        if (await store.ClaimAsync(request.DeliveryId, cancellationToken) is not { } delivery)
        {
            return Unit.Value;
        }

        using var scope = logger.BeginScope(new Dictionary<string, object>
        {
            ["delivery_id"] = delivery.Id,
            ["source_repo"] = delivery.PullRequest.Repository.ToString(),
        });

        var settlement = await RunWithLeaseAsync(delivery, cancellationToken);
        await store.SettleAsync(delivery.Id, settlement, CancellationToken.None);
        LogSettled(settlement.State, settlement.Error);
        if (settlement.NotBefore is { } later && !cancellationToken.IsCancellationRequested)
        {
            await queue.ScheduleAsync(delivery.Id, delivery.PullRequest.Repository, later, CancellationToken.None);
        }

        return Unit.Value;
    }

    private async Task<DeliverySettlement> RunWithLeaseAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        await using var lease = new Lease(store, delivery.Id, time, cancellationToken);
        return await run.RunAsync(delivery, lease.Lost);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The delivery is {State}. {Error}")]
    private partial void LogSettled(Domain.Deliveries.DeliveryState state, string? error);
}
