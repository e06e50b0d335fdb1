using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Sources;
using MediatR;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>Every hour, on one replica: which sources have gone quiet since the last time?</summary>
[DisallowConcurrentExecution]
internal sealed partial class SilenceJob(IMediator mediator, ILogger<SilenceJob> logger) : IJob
{
    /// <summary>17 minutes past each hour.</summary>
    public const string Schedule = "0 17 * * * ?";

    public static readonly JobKey Key = new("silence");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await mediator.Send(new NoticeSilence(), cancellationToken);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether sources have gone quiet could not be looked up; the next hour tries again")]
    private partial void LogUnavailable(Exception exception);
}
