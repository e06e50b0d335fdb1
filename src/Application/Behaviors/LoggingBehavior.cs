using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Behaviors;

/// <summary>One line for each request that failed, and a debug line for each that did not; names only, never contents.</summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(ILogger<LoggingBehavior<TRequest, TResponse>> logger, TimeProvider time)
    : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = time.GetTimestamp();
        try
        {
            var response = await next();
            LogDone(typeof(TRequest).Name, time.GetElapsedTime(started).TotalMilliseconds);
            return response;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception, typeof(TRequest).Name, time.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Request} done in {Milliseconds} ms")]
    private partial void LogDone(string request, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Request} failed after {Milliseconds} ms")]
    private partial void LogFailed(Exception exception, string request, double milliseconds);
}
