using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Domain.Deliveries;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Works on a delivery, if there is work and nobody else is at it. Safe to send any number of times. Tells whether it was to be had.</summary>
public sealed record ExecuteDelivery(string DeliveryId) : IRequest<bool>;

internal sealed partial class ExecuteDeliveryHandler(
    IDeliveryStore store,
    IDeliveryQueue queue,
    LeasedRun run,
    Draining draining,
    ILogger<ExecuteDeliveryHandler> logger) : IRequestHandler<ExecuteDelivery, bool>
{
    public async Task<bool> Handle(ExecuteDelivery request, CancellationToken cancellationToken)
    {
        using var work = draining.TryEnter();
        if (work is null || await store.ClaimAsync(request.DeliveryId, cancellationToken) is not { } delivery)
        {
            return false;
        }

        using var scope = logger.About(delivery.Id, delivery.PullRequest.Repository, delivery.RequestId);
        var settlement = await run.RunAsync(delivery, cancellationToken);
        await store.SettleAsync(delivery.Id, settlement, CancellationToken.None);
        LogSettled(settlement.State, settlement.Error);
        if (settlement.NotBefore is { } later && !cancellationToken.IsCancellationRequested)
        {
            await queue.ScheduleAsync(delivery.PullRequest.Repository, later, CancellationToken.None);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The delivery is {State}. {Error}")]
    private partial void LogSettled(DeliveryState state, string? error);
}
