using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Sources;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Removes deliveries and audit events that were kept as long as the settings say.</summary>
public sealed record PruneDeliveries : IRequest;

internal sealed partial class PruneDeliveriesHandler(
    IRetention retention,
    IOptionsMonitor<CopierOptions> options,
    TimeProvider time,
    ILogger<PruneDeliveriesHandler> logger) : IRequestHandler<PruneDeliveries, Unit>
{
    public async Task<Unit> Handle(PruneDeliveries request, CancellationToken cancellationToken)
    {
        var (now, keep) = (time.GetUtcNow(), options.CurrentValue);
        var deliveries = await retention.PruneDeliveriesAsync(now.AddDays(-keep.RetentionDays), cancellationToken);
        var events = await retention.PruneAuditEventsAsync(now.AddDays(-keep.AuditRetentionDays), cancellationToken);
        await retention.PruneRuleTalliesAsync(GetRuleCoverage.FirstDay(now), cancellationToken);
        if (deliveries + events > 0)
        {
            LogPruned(deliveries, events);
        }

        return Unit.Value;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Deliveries} deliveries and {Events} audit events were kept long enough and are removed")]
    private partial void LogPruned(int deliveries, int events);
}
