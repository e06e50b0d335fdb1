using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Log;

namespace ExamplesCopier.Crash;

/// <summary>
/// The proof that nothing gets lost, doubled or stale: the real executable takes merges while its processes are killed, its store goes away and
/// GitHub misbehaves; then the sky clears, and everything is compared with what was merged.
/// </summary>
internal sealed class CrashRun(CrashOptions options)
{
    private int _parked;

    /// <exception cref="OperationCanceledException">It was told to end; nothing that it started is left.</exception>
    public static async Task<CrashReport> RunAsync(CrashOptions options, CancellationToken cancellationToken = default)
    {
        await using var world = await CrashWorld.StartAsync(options.Seed);
        await using CrashStore store = options.Postgres ? await PostgresCrashStore.StartAsync() : new SqliteCrashStore(world.PathOf("copier.db"));
        await using var fleet = new Fleet([.. world.Settings(), .. store.Settings], options.Replicas, options.Logs);
        return await new CrashRun(options).RunAsync(world, store, fleet).WaitAsync(cancellationToken);
    }

    private async Task<CrashReport> RunAsync(CrashWorld world, CrashStore store, Fleet fleet)
    {
        await fleet.StartAsync();
        // Merges of before a source was watched are not the service's.
        await ListedAsync(fleet, "deliveries?limit=200");
        var started = TimeProvider.System.GetTimestamp();
        var webhooks = new Webhooks(world, fleet, options.Seed);
        var faults = new FaultStorm(world, options.Seed);
        var disturbances = new Disturbances(options, fleet, store, world, faults);
        using var over = new CancellationTokenSource();
        var disturbing = disturbances.RunAsync(over.Token);
        await Task.WhenAll(world.Sources.Select((source, i) => MergeAsync(world, source, webhooks, i)));
        await webhooks.SettledAsync();
        await WeatheredAsync(disturbing, fleet, webhooks, over);
        var storm = TimeProvider.System.GetElapsedTime(started);

        faults.End();
        await fleet.ReadyAsync();
        var deliveries = await DrainedAsync(fleet, webhooks, CancellationToken.None);
        return new CrashReport
        {
            Options = options,
            Storm = storm,
            Total = TimeProvider.System.GetElapsedTime(started),
            Webhooks = webhooks,
            Faults = [.. faults.Counts()],
            Disturbances = disturbances,
            Deliveries = deliveries,
            Parked = _parked,
            RedeliveriesAsked = world.GitHub.Requests.Count(request => request.Path.EndsWith("/attempts", StringComparison.Ordinal)),
            Requests = Kinds(world.GitHub.Requests),
            PeoplesCommits = world.PeoplesCommits.Count,
            Verdict = new WorldCheck(world).Judge(webhooks.All, deliveries, await ListedAsync(fleet, "audit?limit=200"), await LedgerAsync(fleet)),
        };
    }

    private static async Task<IReadOnlyList<JsonObject>> LedgerAsync(Fleet fleet)
    {
        var lines = new List<JsonObject>();
        foreach (var target in Routes.Targets)
        {
            lines.AddRange(await ListedAsync(fleet, $"ledger?target={target}&limit=200"));
        }

        return lines;
    }

    private static async Task<IReadOnlyList<JsonObject>> ListedAsync(Fleet fleet, string list)
    {
        while (true)
        {
            if (await fleet.ListAsync(list) is { } items)
            {
                return items;
            }

            await Task.Delay(100);
        }
    }

    private async Task MergeAsync(CrashWorld world, CrashSource source, Webhooks webhooks, int place)
    {
        var random = new Random(options.Seed + 500 + place);
        var count = (options.Merges + world.Sources.Count - 1 - place) / world.Sources.Count;
        for (var i = 0; i < count; i++)
        {
            await Task.Delay(options.Storm / count * 1.8 * random.NextDouble());
            var merge = await world.GitHub.MergeAsync(source.Repository, source.Describe, deliver: false);
            source.Merged(merge.Number, merge.MergeCommit!, world.GitHub.Repository(source.Repository).OrderOf(merge.MergeCommit!));
            webhooks.Tell(source, merge);
        }
    }

    /// <summary>The storm ends when all that was planned has happened, or when nothing is left for it to strike.</summary>
    private async Task WeatheredAsync(Task disturbing, Fleet fleet, Webhooks webhooks, CancellationTokenSource over)
    {
        var draining = DrainedAsync(fleet, webhooks, over.Token);
        await Task.WhenAny(disturbing, draining);
        await over.CancelAsync();
        await disturbing;
        await ((Task)draining).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits until every merge has a delivery and each is finished. What nobody took is sent again; what was set aside for a person is looked at by one.</summary>
    private async Task<IReadOnlyList<JsonObject>> DrainedAsync(Fleet fleet, Webhooks webhooks, CancellationToken over)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromSeconds(2));
        while (true)
        {
            if (await fleet.DeliveriesAsync() is { } deliveries)
            {
                var stored = deliveries.ToLookup(delivery => ((string)delivery["source_repo"]!, (int)delivery["pull_request"]!));
                var missed = webhooks.All.Where(sent => !stored.Contains((sent.Source, sent.Number))).ToList();
                var parked = webhooks.All.Where(sent => stored[(sent.Source, sent.Number)].Any(IsParked)).ToList();
                if (TimeProvider.System.GetElapsedTime(started) > options.Patience
                    || (missed.Count + parked.Count == 0 && deliveries.All(delivery => delivery["finished_at"] is not null)))
                {
                    return deliveries;
                }

                _parked += parked.Count;
                await webhooks.RedeliverAsync([.. missed.Where(sent => !sent.IsTaken), .. parked]);
            }

            await pause.WaitForNextTickAsync(over);
        }
    }

    private static IReadOnlyList<(string Kind, int Count)> Kinds(IEnumerable<LoggedRequest> requests) =>
    [
        .. requests
            .GroupBy(request => request switch
            {
                { IsDiscovery: true } => "as the App",
                { IsMutation: true } => "writes",
                { Operation: "History" } => "looks into histories",
                { IsGraphQL: true } => "reads",
                _ when request.Path.EndsWith("/files", StringComparison.Ordinal) => "lists of files",
                _ => "others",
            })
            .Select(kind => (kind.Key, kind.Count())),
    ];

    private static bool IsParked(JsonObject delivery) => (string)delivery["state"]! is "failed" or "partially_failed" && ((string?)delivery["error"])?.StartsWith("The process died ", StringComparison.Ordinal) == true;
}
