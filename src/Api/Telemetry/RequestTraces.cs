using System.Diagnostics;

namespace ExamplesCopier.Api.Telemetry;

/// <summary>What the spans of requests tell.</summary>
internal static class RequestTraces
{
    /// <summary>Probes and scrapes come every few seconds and say nothing.</summary>
    public static bool IsWorthIt(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/metrics");

    /// <summary>The route stays; what somebody wrote in its place, or asked for in a query (a path of a file, say), goes.</summary>
    public static void HideWhatWasAsked(Activity span, HttpResponse response) => span
        .SetTag("url.path", response.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } ? $"/{route.TrimStart('/')}" : null)
        .SetTag("url.query", null);
}
