namespace ExamplesCopier.Domain.Configuration;

/// <summary>How deliveries of one source are treated.</summary>
public sealed record SourceSettings
{
    public static SourceSettings Default { get; } = new();

    public bool Enabled { get; init; } = true;

    /// <summary>Everything is read and decided, nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Working time of one delivery; 1–3600 s, waiting and pacing do not count.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Deliveries started per minute; at least 1.</summary>
    public int MaxWebhooksPerMinute { get; init; } = 30;

    /// <summary>Deliveries in work at once; at least 1.</summary>
    public int MaxConcurrent { get; init; } = 3;
}
