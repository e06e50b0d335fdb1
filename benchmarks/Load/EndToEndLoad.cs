using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ExamplesCopier.Executable;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.Benchmarks.Load;

/// <summary>
/// The whole way, from webhook to commit: every source merges a burst, a few of them more than their rate allows, against the simulator.
/// It ends when everything that was due is done, or after a minute.
/// </summary>
internal static class EndToEndLoad
{
    private const int PerMinute = 10;
    private const int Burst = 4;
    private const int SourcesOverTheirRate = 5;
    private const int Excess = 3;

    private static readonly TimeSpan _atMost = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var world = await LoadWorld.StartAsync(options, PerMinute);
        await using var service = await ServiceProcess.StartAsync(world.Settings());
        world.GitHub.WebhookUrl = new Uri(service.Url, "webhooks/github");
        var started = Stopwatch.GetTimestamp();
        var answers = new ConcurrentBag<(ClosedPullRequest Merge, string Status)>();
        await Parallel.ForEachAsync(
            LoadWorld.SourceNames.Select((source, i) => (source, Count: i < SourcesOverTheirRate ? PerMinute + Excess : Burst)),
            new ParallelOptions { MaxDegreeOfParallelism = 10 },
            async (work, _) =>
            {
                for (var i = 0; i < work.Count; i++)
                {
                    var file = string.Create(CultureInfo.InvariantCulture, $"src/f{i}.txt");
                    var merge = await world.GitHub.MergeAsync(work.source, pull => pull.Write(file, $"{work.source} {file}"));
                    answers.Add((merge, Status(merge)));
                }
            });
        var sent = Stopwatch.GetElapsedTime(started);

        var due = answers.Where(answer => answer.Status == "accepted").Select(answer => answer.Merge).ToList();
        var states = await StatesAsync(service.Url, due, started);
        var took = Stopwatch.GetElapsedTime(started);
        return Print(answers, states, world, sent, took);
    }

    private static string Status(ClosedPullRequest merge) => merge.Answer?.Status == 200
        ? (string)JsonNode.Parse(merge.Answer.Body)!["status"]!
        : string.Create(CultureInfo.InvariantCulture, $"answered {merge.Answer?.Status}");

    private static async Task<List<Ended>> StatesAsync(Uri service, List<ClosedPullRequest> due, long started)
    {
        using var client = new HttpClient { BaseAddress = service };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", LoadWorld.AdminKey);
        var open = due.Select(merge => merge.DeliveryId).ToHashSet();
        var states = new List<Ended>();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        do
        {
            foreach (var id in open.ToList())
            {
                var delivery = JsonNode.Parse(await client.GetStringAsync(new Uri($"api/v1/deliveries/{id}", UriKind.Relative)))!;
                if (delivery["finished_at"] is { } finished)
                {
                    open.Remove(id);
                    var received = (DateTimeOffset)delivery["received_at"]!;
                    states.Add(new Ended((string)delivery["state"]!, (DateTimeOffset)delivery["started_at"]! - received, (DateTimeOffset)finished - received));
                }
            }
        }
        while (open.Count > 0 && Stopwatch.GetElapsedTime(started) < _atMost && await pause.WaitForNextTickAsync());
        states.AddRange(open.Select(_ => new Ended("unfinished", TimeSpan.Zero, TimeSpan.Zero)));
        return states;
    }

    private static int Print(ConcurrentBag<(ClosedPullRequest Merge, string Status)> answers, List<Ended> states, LoadWorld world, TimeSpan sent, TimeSpan took)
    {
        var times = states.Where(state => state.State == "succeeded").Select(state => state.Took.TotalMilliseconds).Order().ToList();
        var starts = states.Where(state => state.State == "succeeded").Select(state => state.Started.TotalMilliseconds).Order().ToList();
        var commits = Enumerable.Range(0, 5).Sum(i => world.GitHub.Repository($"org-{i}/docs").Commits("main").Count - 1);
        Say($"merges     {answers.Count} of {LoadWorld.Sources} sources, sent in {sent.TotalSeconds:0.0} s: {Words(answers.Select(answer => answer.Status))}");
        Say($"due        {states.Count}, done in {took.TotalSeconds:0.0} s: {Words(states.Select(state => state.State))}");
        Say($"commits    {commits} for {times.Count} deliveries that succeeded");
        Say($"start      after the accept p50 {At(starts, 0.50):0} ms, p99 {At(starts, 0.99):0} ms, shortest {starts.FirstOrDefault():0} ms");
        Say($"way        from accept to end p50 {At(times, 0.50):0} ms, p99 {At(times, 0.99):0} ms");
        Say($"requests   {world.GitHub.Requests.Count} to GitHub");
        return times.Count == states.Count && commits == times.Count ? 0 : 1;
    }

    /// <summary>How a delivery ended, and how long after it was accepted it was started and ended.</summary>
    private sealed record Ended(string State, TimeSpan Started, TimeSpan Took);

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.GroupBy(word => word).Select(group => $"{group.Count()} {group.Key}"));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
