using System.Diagnostics.Metrics;
using System.Text.Json;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>
/// What all instruments of the service share. Names and units follow OpenTelemetry
/// (https://opentelemetry.io/docs/specs/semconv/general/naming/); no tag takes more values than there are sources, installations or states.
/// </summary>
public static class CopierMeter
{
    public const string Name = "ExamplesCopier";

    /// <summary>The tag that names the source, as owner/name.</summary>
    public const string Source = "copier.source";

    /// <summary>The tag that names the installation by GitHub's number.</summary>
    public const string Installation = "copier.installation";

    /// <summary>Bounds in seconds for what takes milliseconds.</summary>
    public static InstrumentAdvice<double> UpToSeconds { get; } = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    /// <summary>Bounds in seconds for what takes seconds to minutes.</summary>
    public static InstrumentAdvice<double> UpToMinutes { get; } = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600] };

    /// <summary>Bounds in seconds for what may wait for days.</summary>
    public static InstrumentAdvice<double> UpToDays { get; } = new() { HistogramBucketBoundaries = [1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14400, 86400, 259200] };

    /// <summary>The meter of one service; two services in one process do not share it.</summary>
    public static Meter Of(IMeterFactory meters) => meters.Create(new MeterOptions(Name));

    /// <summary>How tags write a state: <c>partially_failed</c>.</summary>
    public static string Word(Enum state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());
}
