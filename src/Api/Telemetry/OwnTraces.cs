using System.Diagnostics;

namespace ExamplesCopier.Api.Telemetry;

/// <summary>
/// Every request begins a trace of its own. Who a caller is, is not known yet when its trace begins; a stranger could otherwise choose
/// our trace ids, have anything sampled or nothing, and hang its baggage on it (https://www.w3.org/TR/trace-context/#security-considerations).
/// </summary>
internal sealed class OwnTraces : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => [];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
