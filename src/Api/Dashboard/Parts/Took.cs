using System.Globalization;

namespace ExamplesCopier.Api.Dashboard.Parts;

/// <summary>Durations as people say them.</summary>
internal static class Took
{
    public static string Of(TimeSpan time) => time switch
    {
        { Ticks: <= 0 } => "0 ms",
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Floor(time.TotalMilliseconds)):0} ms"),
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds):0} s"),
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        { TotalDays: < 1 } => $"{time.Hours} h {time.Minutes} min",
        _ => $"{time.Days} d {time.Hours} h",
    };

    /// <summary>How far off a moment is: <c>in 40 s</c>, <c>any moment now</c>.</summary>
    public static string Until(DateTimeOffset moment, DateTimeOffset now) => moment - now is { Ticks: > 0 } left ? $"in {Of(left)}" : "any moment now";
}
