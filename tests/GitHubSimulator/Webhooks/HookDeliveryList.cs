namespace ExamplesCopier.GitHubSimulator.Webhooks;

/// <summary>One recorded attempt, as the App can look it up afterwards.</summary>
internal sealed record HookDelivery(long Id, WebhookDelivery Event, DeliveryAttempt Attempt, bool IsRedelivery, string Url)
{
    /// <summary>GitHub's words for how it ended.</summary>
    public string Status => Attempt switch
    {
        { IsSuccess: true } => "OK",
        { Status: { } code } => $"Invalid HTTP Response: {code}",
        { TimedOut: true } => "timed out",
        _ => "failed to connect to host",
    };
}

/// <summary>The attempts of the last three days, which is as long as GitHub keeps them. An event that was never attempted is not here.</summary>
internal sealed class HookDeliveryList(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);
    private readonly Lock _gate = new();
    private readonly List<HookDelivery> _all = [];
    private long _lastId = 12_345_678_900;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<HookDelivery> All
    {
        get
        {
            var oldest = clock.GetUtcNow() - Kept;
            lock (_gate) return [.. _all.Where(d => d.Attempt.At > oldest).Reverse()];
        }
    }

    public HookDelivery? Find(long id) => All.FirstOrDefault(d => d.Id == id);

    public void Add(WebhookDelivery delivery, DeliveryAttempt attempt, string url)
    {
        lock (_gate) _all.Add(new HookDelivery(++_lastId, delivery, attempt, delivery.Attempts.Count > 0, url));
    }
}
