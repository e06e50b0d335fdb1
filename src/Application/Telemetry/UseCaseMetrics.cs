using System.Diagnostics.Metrics;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>How long the use cases take.</summary>
internal sealed class UseCaseMetrics(IMeterFactory meters)
{
    private readonly Histogram<double> _duration =
        CopierMeter.Of(meters).CreateHistogram("copier.use_case.duration", "s", "Duration of one use case.", advice: CopierMeter.UpToSeconds);

    public void Record(Type useCase, TimeSpan took, string? error)
    {
        KeyValuePair<string, object?> name = new("copier.use_case", useCase.Name);
        if (error is null)
        {
            _duration.Record(took.TotalSeconds, name);
        }
        else
        {
            _duration.Record(took.TotalSeconds, name, new("error.type", error));
        }
    }
}
