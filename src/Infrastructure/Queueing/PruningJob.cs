using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using MediatR;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>Every hour, on one replica: removes what was kept long enough.</summary>
[DisallowConcurrentExecution]
internal sealed partial class PruningJob(IMediator mediator, ILogger<PruningJob> logger) : IJob
{
    /// <summary>37 minutes past each hour.</summary>
    public const string Schedule = "0 37 * * * ?";

    public static readonly JobKey Key = new("pruning");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await mediator.Send(new PruneDeliveries(), cancellationToken);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was kept long enough could not be removed; the next hour tries again")]
    private partial void LogUnavailable(Exception exception);
}
