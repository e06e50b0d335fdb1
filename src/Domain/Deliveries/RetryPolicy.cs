namespace ExamplesCopier.Domain.Deliveries;

/// <summary>When a delivery that met a transient fault is tried again: 8 attempts over about two hours.</summary>
public sealed record RetryPolicy
{
    public const int MaxAttempts = 8;

    /// <summary>A delivery whose process died so often while working on it is not started again.</summary>
    public const int MaxDeaths = 3;

    /// <summary>From so many deaths on, it is worked on only while no other such is.</summary>
    public const int DeathsOfSuspects = MaxDeaths - 1;

    /// <summary>How long a delivery waits for GitHub, or an installation, that is down; counted from when it was first tried, and anew when a person releases, resumes or sends it again.</summary>
    public static TimeSpan LongestOutage { get; } = TimeSpan.FromHours(72);

    private const double Growth = 2.75;
    private const double Spread = 0.2;

    /// <summary>The wait after the first attempt.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait after attempt number <paramref name="attempt"/> (from 1); null when there is none left.</summary>
    /// <param name="attempt">Attempts spent so far.</param>
    /// <param name="random">0 to 1; spreads the wait by a fifth to either side.</param>
    public TimeSpan? DelayAfter(int attempt, double random) =>
        attempt >= MaxAttempts
            ? null
            : FirstDelay * Math.Pow(Growth, attempt - 1) * (1 + Spread * (2 * random - 1));
}
