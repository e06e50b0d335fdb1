using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ExamplesCopier.Api.Telemetry;

/// <summary>Where numbers go: to whoever scrapes <c>/metrics</c>.</summary>
internal static class TelemetryServices
{
    private const string ServiceName = "examples-copier";

    private static readonly string[] _meters = [CopierMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddOpenTelemetry()
            // What the environment says of the service wins.
            .ConfigureResource(resource => resource
                .AddService(ServiceName, serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version!.ToString(3))
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(_meters).AddPrometheusExporter());
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.AddView(OnlyOf(provider.GetRequiredService<IMeterFactory>())));
        return services;
    }

    /// <summary>Several services in one process (tests, a host that embeds two) share the names of meters, not their numbers.</summary>
    private static Func<Instrument, MetricStreamConfiguration?> OnlyOf(IMeterFactory own) =>
        instrument => instrument.Meter.Scope is IMeterFactory other && other != own ? MetricStreamConfiguration.Drop : null;
}
