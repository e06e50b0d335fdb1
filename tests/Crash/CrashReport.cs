using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ExamplesCopier.Crash;

/// <summary>What a crash run did, and what came of it.</summary>
internal sealed record CrashReport
{
    public required CrashOptions Options { get; init; }

    public required TimeSpan Storm { get; init; }

    public required TimeSpan Total { get; init; }

    public required Webhooks Webhooks { get; init; }

    public required IReadOnlyList<(string Kind, int Count)> Faults { get; init; }

    public required Disturbances Disturbances { get; init; }

    public required IReadOnlyList<JsonObject> Deliveries { get; init; }

    /// <summary>Deliveries set aside because three processes in a row died over them, until they were sent again.</summary>
    public required int Parked { get; init; }

    public required int RedeliveriesAsked { get; init; }

    public required IReadOnlyList<(string Kind, int Count)> Requests { get; init; }

    public required int PeoplesCommits { get; init; }

    public required Verdict Verdict { get; init; }

    public bool IsClean => Verdict.All.Count == 0;

    public override string ToString()
    {
        var text = new StringBuilder();
        var (kills, outages) = (Disturbances.Kills, Disturbances.Outages);
        Say($"crash run    seed {Options.Seed}, {Options.Replicas} replica(s), {Options.Store}; {Storm.TotalSeconds:0} s of storm, {Total.TotalSeconds:0} s in all");
        Say($"merges       {Webhooks.All.Count}, {Webhooks.Silent} of them never told by a webhook; attempts: {Words(Webhooks.Answers())}");
        Say($"deliveries   {Deliveries.Count}: {Words(Count("state"))}; {Words(Count("kind"))}");
        Say($"             {Webhooks.Redelivered} webhooks sent again by hand, {RedeliveriesAsked} at the service's request; {Parked} parked after three deaths");
        Say($"kills        {kills.Count}, {kills.Count(kill => kill.MidWrite)} of them aimed at a write; {kills.Sum(kill => kill.Held.Count)} deliveries under way");
        Say($"outages      {outages.Count} of the store, {outages.Sum(outage => (outage.To - outage.From).TotalSeconds):0} s together; tokens revoked {Disturbances.Revocations} times");
        Say($"faults       {Words(Faults.Select(fault => (fault.Kind, fault.Count)))}");
        Say($"requests     {Requests.Sum(kind => kind.Count)} to GitHub: {Words(Requests)}; {Deliveries.Sum(delivery => (int)delivery["attempts"]!)} attempts; people committed {PeoplesCommits} times");
        Say($"looked at    {Verdict.Commits} commits and {Verdict.PullRequests} pull requests; {Verdict.AuditEvents} events of the audit and {Verdict.LedgerLines} lines of the ledger compared with them");
        Say($"result       {Verdict.Lost.Count} lost, {Verdict.Duplicated.Count} duplicated, {Verdict.Stale.Count} stale, {Verdict.Wrong.Count} wrong");
        Say($"recovery     {Longest(kills.Select(AfterKill)):0.0} s at most from a kill to the end of what was under way, {Longest(outages.Select(AfterOutage)):0.0} s from the end of an outage to the end of all accepted before it");
        foreach (var line in Verdict.All.Take(30))
        {
            Say($"  {line}");
        }

        return text.ToString();

        void Say(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private TimeSpan AfterKill(Kill kill) => Last(Deliveries.Where(delivery => kill.Held.Contains((string)delivery["id"]!))) - kill.At;

    private TimeSpan AfterOutage(Outage outage) => Last(Deliveries.Where(delivery => (DateTimeOffset)delivery["received_at"]! < outage.To)) - outage.To;

    private static double Longest(IEnumerable<TimeSpan> times) => times.Select(time => time.TotalSeconds).Append(0).Max();

    private static DateTimeOffset Last(IEnumerable<JsonObject> deliveries) =>
        deliveries.Select(delivery => (DateTimeOffset?)delivery["finished_at"] ?? DateTimeOffset.MinValue).Append(DateTimeOffset.MinValue).Max();

    private IEnumerable<(string, int)> Count(string field) => Deliveries.GroupBy(delivery => (string)delivery[field]!).Select(group => (group.Key, group.Count()));

    private static string Words(IEnumerable<(string Kind, int Count)> counts) =>
        string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Count} {count.Kind}")));
}
