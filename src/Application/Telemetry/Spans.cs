using System.Diagnostics;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>
/// The spans of the service. They name sources, targets, installations and ids; never a path, a content or a text that somebody wrote.
/// </summary>
public static class Spans
{
    public const string SourceName = "ExamplesCopier";

    /// <summary>Listeners belong to the process, so it does too.</summary>
    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>The span at hand as W3C's <c>traceparent</c> (https://www.w3.org/TR/trace-context/#traceparent-header); null when there is none.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>One run of a delivery. It hangs below the request that accepted the delivery, whichever replica took that, and however long ago.</summary>
    internal static Activity? BeginRun(ClaimedDelivery delivery)
    {
        ActivityContext.TryParse(delivery.TraceParent, null, isRemote: true, out var accepted);
        var span = Source.StartActivity("process delivery", ActivityKind.Consumer, accepted);
        span?.SetTag("copier.delivery.id", delivery.Id)
            .SetTag("copier.delivery.kind", CopierMeter.Word(delivery.Kind))
            .SetTag("copier.delivery.attempts", delivery.Attempts)
            .SetTag(CopierMeter.Source, delivery.PullRequest.Repository.ToString());
        return span;
    }

    internal static void Ended(this Activity span, DeliverySettlement settlement)
    {
        span.SetTag("copier.delivery.state", CopierMeter.Word(settlement.State));
        if (settlement.State is DeliveryState.Failed or DeliveryState.PartiallyFailed)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>By kind alone: the words of an error may quote a path.</summary>
    internal static void Failed(this Activity span, Exception exception) =>
        span.SetTag("error.type", exception is FaultException known ? known.Fault.GetType().Name : exception.GetType().Name).SetStatus(ActivityStatusCode.Error);
}
