using System.Diagnostics;
using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ExamplesCopier.Api.Telemetry;

/// <summary>
/// Where numbers, traces and logs go: numbers to whoever scrapes <c>/metrics</c>, and all three to a collector when the environment names one
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/).
/// </summary>
internal static class TelemetryServices
{
    private const string ServiceName = "examples-copier";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] _meters = [CopierMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Whether a collector is to get everything.</summary>
    public static bool HasCollector(IConfiguration configuration) => configuration[Endpoint] is { Length: > 0 };

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DistributedContextPropagator>(new OwnTraces());
        // OpenTelemetry reads the headers once more by itself; there is one such setting for the process.
        Sdk.SetDefaultTextMapPropagator(new CompositeTextMapPropagator([]));
        var telemetry = services.AddOpenTelemetry()
            // What the environment says of the service wins.
            .ConfigureResource(resource => resource
                .AddService(ServiceName, serviceVersion: BuildIdentity.Version)
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(_meters).AddPrometheusExporter());
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.AddView(OnlyOf(provider.GetRequiredService<IMeterFactory>())));
        if (HasCollector(configuration))
        {
            telemetry
                .WithMetrics(metrics => metrics.AddOtlpExporter(ToOneHost))
                .WithTracing(tracing => tracing
                    .AddSource(Spans.SourceName)
                    .AddAspNetCoreInstrumentation(requests => (requests.Filter, requests.EnrichWithHttpResponse) = (RequestTraces.IsWorthIt, RequestTraces.HideWhatWasAsked))
                    .AddOtlpExporter(ToOneHost))
                .WithLogging(logs => logs.AddOtlpExporter(ToOneHost), options => options.IncludeFormattedMessage = true);
        }

        return services;
    }

    // With a redirect the numbers, and the headers that let us in, would go to a host that nobody configured.
    private static void ToOneHost(OtlpExporterOptions collector) => collector.HttpClientFactory = () =>
        new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromMilliseconds(collector.TimeoutMilliseconds) };

    /// <summary>Several services in one process (tests, a host that embeds two) share the names of meters, not their numbers.</summary>
    private static Func<Instrument, MetricStreamConfiguration?> OnlyOf(IMeterFactory own) =>
        instrument => instrument.Meter.Scope is IMeterFactory other && other != own ? MetricStreamConfiguration.Drop : null;
}
