using ExamplesCopier.Application.Telemetry;
using MediatR;

namespace ExamplesCopier.Application.Behaviors;

/// <summary>Measures how long each kind of request takes, and whether it failed.</summary>
internal sealed class MetricsBehavior<TRequest, TResponse>(UseCaseMetrics metrics, TimeProvider time) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = time.GetTimestamp();
        string? error = null;
        try
        {
            return await next();
        }
        catch (Exception exception)
        {
            error = exception.GetType().Name;
            throw;
        }
        finally
        {
            metrics.Record(typeof(TRequest), time.GetElapsedTime(started), error);
        }
    }
}
