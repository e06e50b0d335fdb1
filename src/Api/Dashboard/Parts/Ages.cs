using System.Globalization;

namespace ExamplesCopier.Api.Dashboard.Parts;

/// <summary>Spans of time as people say them.</summary>
internal static class Ages
{
    /// <summary>In the largest unit that leaves a whole number: <c>45 s</c>, <c>12 min</c>, <c>5 h</c>, <c>3 d</c>.</summary>
    public static string Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 0 } => "0 s",
        { TotalMinutes: < 1 } => Text(age.TotalSeconds, "s"),
        { TotalHours: < 1 } => Text(age.TotalMinutes, "min"),
        { TotalDays: < 2 } => Text(age.TotalHours, "h"),
        _ => Text(age.TotalDays, "d"),
    };

    private static string Text(double amount, string unit) => string.Create(CultureInfo.InvariantCulture, $"{(long)amount} {unit}");
}
