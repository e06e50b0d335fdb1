using Microsoft.Net.Http.Headers;

namespace ExamplesCopier.Api.Telemetry;

/// <summary>Answers <c>/metrics</c> in the text of Prometheus or OpenMetrics to whoever asks for it; all others get the JSON.</summary>
internal static class PrometheusText
{
    private static readonly string[] _texts = ["application/openmetrics-text", "text/plain"];

    public static IApplicationBuilder UsePrometheusText(this IApplicationBuilder app) => app.UseOpenTelemetryPrometheusScrapingEndpoint(IsAskedFor);

    private static bool IsAskedFor(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Path.Equals("/metrics", StringComparison.OrdinalIgnoreCase) && IsAskedFor(context.Request.Headers.Accept);

    /// <summary>One of the texts is named, and JSON is not preferred to it or put beside it.</summary>
    internal static bool IsAskedFor(IList<string?> accept)
    {
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var types))
        {
            return false;
        }

        var text = Quality(types, _texts);
        return text > 0 && text > Quality(types, ["application/json"]);
    }

    private static double Quality(IList<MediaTypeHeaderValue> types, string[] names) =>
        types.Where(type => names.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase)).Select(type => type.Quality ?? 1).DefaultIfEmpty(0).Max();
}
