using System.Diagnostics.Metrics;
using MediatR;

namespace ExamplesCopier.Application.Behaviors;

/// <summary>Measures how long each kind of request takes, and whether it failed.</summary>
internal sealed class MetricsBehavior<TRequest, TResponse>(TimeProvider time) : IPipelineBehavior<TRequest, TResponse>
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
            ApplicationMetrics.RequestDuration.Record(
                time.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("copier.request", typeof(TRequest).Name),
                new KeyValuePair<string, object?>("error.type", error));
        }
    }
}

/// <summary>The instruments of the use cases.</summary>
internal static class ApplicationMetrics
{
    public const string MeterName = "ExamplesCopier.Application";

    private static readonly Meter _meter = new(MeterName);

    public static Histogram<double> RequestDuration { get; } =
        _meter.CreateHistogram<double>("copier.request.duration", "s", "Duration of one use case.");
}
