using System.Diagnostics;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// One request over the wire as a span of an HTTP client (https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client),
/// without <c>url.full</c>, which would tell paths of files.
/// </summary>
internal static class RequestSpan
{
    public static Activity? Begin(HttpRequestMessage request, InstallationId? installation)
    {
        if (!Spans.Source.HasListeners())
        {
            return null;
        }

        var template = RequestTemplate.Of(request.RequestUri);
        var span = Spans.Source.StartActivity($"{request.Method} {template}", ActivityKind.Client);
        span?.SetTag("http.request.method", request.Method.Method)
            .SetTag("url.template", template)
            .SetTag("server.address", request.RequestUri?.Host)
            .SetTag("server.port", request.RequestUri?.Port)
            .SetTag("copier.github.write", !RequestKinds.ChangesNothing(request));
        if (installation is { } known)
        {
            span?.SetTag(CopierMeter.Installation, known.ToString());
        }

        return span;
    }

    public static void End(Activity span, int? status)
    {
        span.SetTag("http.response.status_code", status);
        if (GitHubMetrics.IsError(status))
        {
            span.SetTag("error.type", status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? GitHubMetrics.NoAnswer).SetStatus(ActivityStatusCode.Error);
        }
    }
}
