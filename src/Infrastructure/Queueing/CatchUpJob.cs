using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Deliveries.CatchingUp;
using ExamplesCopier.Application.Ports;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>At start and every few minutes, on one replica: did a merge pass us by?</summary>
[DisallowConcurrentExecution]
internal sealed partial class CatchUpJob(IMediator mediator, IOptionsMonitor<CopierOptions> options, TimeProvider time, ILogger<CatchUpJob> logger) : IJob
{
    public static readonly JobKey Key = new("catch-up");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        // A trigger that is stored outlives the setting. And after a time in which the scheduler could not fire, all that was missed would come at once.
        if (options.CurrentValue.CatchUpMinutes == 0 || context.NextFireTimeUtc <= time.GetUtcNow())
        {
            return;
        }

        try
        {
            await mediator.Send(new CatchUp(), cancellationToken);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Missed merges could not be looked for; the next time tries again")]
    private partial void LogUnavailable(Exception exception);
}
