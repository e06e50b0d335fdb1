using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ExamplesCopier.Executable;

namespace ExamplesCopier.Benchmarks.Memory;

/// <summary>Sends contents through the real executable, ten deliveries at a time, and tells how much memory it took: <c>memory --megabytes 2048 --heap 300</c>.</summary>
internal static class MemoryRun
{
    private const double MB = 1024 * 1024;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => long.Parse(pair[^1], CultureInfo.InvariantCulture));
        var wanted = options.GetValueOrDefault("--megabytes", 2048);
        if (options.TryGetValue("--heap", out var heap))
        {
            // The runtime of this process has read its own already.
            Environment.SetEnvironmentVariable("DOTNET_GCHeapHardLimit", (heap * 1024 * 1024).ToString("X", CultureInfo.InvariantCulture));
        }

        await using var world = await MemoryWorld.StartAsync();
        await using var service = await ServiceProcess.StartAsync(world.Settings());
        world.GitHub.WebhookUrl = new Uri(service.Url, "webhooks/github");
        var atStart = service.PeakWorkingSet;
        var clock = Stopwatch.StartNew();
        var (merges, bytes) = (0, 0L);
        for (var round = 0; bytes < wanted * MB; round++)
        {
            for (var source = 0; source < MemoryWorld.Sources; source++)
            {
                bytes += await world.MergeAsync(source, round);
                merges++;
            }
        }

        var failed = await FinishedAsync(service, merges);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{bytes / MB:0} MB of contents in {merges} deliveries, {failed} failed, in {clock.Elapsed.TotalSeconds:0} s; processor {service.Processor.TotalSeconds:0} s; working set {atStart / MB:0} MB at start, {service.PeakWorkingSet / MB:0} MB at most"));
        return failed == 0 ? 0 : 1;
    }

    /// <returns>How many failed.</returns>
    private static async Task<int> FinishedAsync(ServiceProcess service, int merges)
    {
        using var client = new HttpClient { BaseAddress = service.Url };
        using var pause = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await pause.WaitForNextTickAsync())
        {
            var metrics = await client.GetFromJsonAsync<JsonObject>(new Uri("metrics", UriKind.Relative));
            var webhooks = metrics!["global"]!["webhooks"]!;
            var failed = (int)webhooks["failed"]!;
            if ((int)webhooks["processed"]! + failed >= merges)
            {
                return failed;
            }
        }

        throw new InvalidOperationException("The timer ended by itself.");
    }
}
