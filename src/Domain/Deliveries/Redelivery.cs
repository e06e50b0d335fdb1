namespace ExamplesCopier.Domain.Deliveries;

/// <summary>What was done so far about a webhook that GitHub could not deliver.</summary>
/// <param name="Times">How often GitHub was asked to send it again.</param>
/// <param name="HandledUntil">The failed attempt that the last request answered.</param>
public sealed record Redelivery(int Times, DateTimeOffset HandledUntil)
{
    /// <summary>How often one webhook is asked for again.</summary>
    public const int MaxTimes = 3;

    /// <summary>GitHub keeps what it sent for three days (https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks).</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(3);

    public static Redelivery None { get; } = new(0, DateTimeOffset.MinValue);

    /// <summary>Whether an attempt failed that nothing was done about yet, and something may be done.</summary>
    public bool IsOpen(DateTimeOffset failedAt) => Times < MaxTimes && failedAt > HandledUntil;

    public Redelivery Again(DateTimeOffset failedAt) => new(Times + 1, failedAt);

    /// <summary>Whether sending it again would do anything: its merge is not stored, or failed here and would be armed again.</summary>
    /// <param name="stored">The state of the delivery of that merge; null when there is none.</param>
    public static bool IsOfUse(DeliveryState? stored) => stored?.IsRearmable() ?? true;

    /// <summary>From which attempts on the list is looked at.</summary>
    /// <param name="lastLook">When it was last looked at, whole; null for never.</param>
    /// <param name="now">The moment of this look.</param>
    public static DateTimeOffset LookBackTo(DateTimeOffset? lastLook, DateTimeOffset now)
    {
        var oldest = now - Kept;
        return lastLook - SourceWatch.Overlap is { } overlapping && overlapping > oldest ? overlapping : oldest;
    }
}
