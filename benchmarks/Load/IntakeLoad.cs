using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExamplesCopier.Executable;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ExamplesCopier.Benchmarks.Load;

/// <summary>
/// How many merges a second are accepted for good: signed merges over loopback to the real executable, which is then killed,
/// and what it answered is compared with what is stored. All sources are over their rate at once, so that hardly any copying is measured with it.
/// </summary>
internal static class IntakeLoad
{
    private const int PerMinute = 1;
    private const string LoadAverage = "/proc/loadavg";

    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var world = await LoadWorld.StartAsync(options, PerMinute);
        await using var service = await ServiceProcess.StartAsync(world.Settings());
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = options.Clients }) { BaseAddress = service.Url };
        var secret = Encoding.UTF8.GetBytes(world.GitHub.App.WebhookSecret);

        // Code is compiled, tokens are minted, every source has its row.
        await SendAsync(client, secret, options.Clients, options.Duration);
        Say($"measuring  process {service.Id}");
        var (before, own) = (service.Processor, Environment.CpuUsage.TotalTime);
        var started = Stopwatch.GetTimestamp();
        var senders = await SendAsync(client, secret, options.Clients, options.Duration);
        var took = Stopwatch.GetElapsedTime(started);

        var processor = service.Processor - before;
        own = Environment.CpuUsage.TotalTime - own;
        var load = File.Exists(LoadAverage) ? (await File.ReadAllTextAsync(LoadAverage)).Split(' ')[0] : "unknown";
        await service.KillAsync();
        var stored = await StoredAsync(world, options);
        Print(senders, took, stored, options);
        var accepted = senders.Sum(sender => sender.Accepted.Count);
        Say($"processor  {processor.TotalMilliseconds / accepted:0.00} ms of the service and {own.TotalMilliseconds / accepted:0.00} ms of the senders for each accept; load of the machine {load}");
        Say($"disk       {SyncRate.Measure(options.Folder):0} writes of 4 KB with fsync per second, one after another, measured afterwards");
        return accepted > 0 && senders.All(sender => sender.Accepted.All(accept => stored.Contains(accept.Id))) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<MergeSender>> SendAsync(HttpClient client, byte[] secret, int clients, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        var senders = Enumerable.Range(0, clients).Select(number => new MergeSender(client, secret, number)).ToList();
        await Task.WhenAll(senders.Select(sender => Task.Run(() => sender.SendUntilAsync(end.Token))));
        return senders;
    }

    private static async Task<HashSet<string>> StoredAsync(LoadWorld world, LoadOptions options)
    {
        await using System.Data.Common.DbConnection connection = options.Postgres is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={world.Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Id\" FROM deliveries";
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    private static void Print(IReadOnlyList<MergeSender> senders, TimeSpan took, HashSet<string> stored, LoadOptions options)
    {
        var accepted = senders.SelectMany(sender => sender.Accepted).ToList();
        var times = accepted.Select(accept => accept.Took.TotalMilliseconds).Order().ToList();
        var lost = accepted.Count(accept => !stored.Contains(accept.Id));
        Say($"store      {(options.Postgres is null ? $"SQLite in {options.Folder}" : "PostgreSQL")}, {options.Clients} clients, {took.TotalSeconds:0.0} s, {Environment.ProcessorCount} processors");
        Say($"accepted   {accepted.Count} ({accepted.Count / took.TotalSeconds:0} per second)");
        Say($"answer     p50 {Percentile(times, 0.50):0.0} ms, p99 {Percentile(times, 0.99):0.0} ms, longest {times.LastOrDefault():0.0} ms");
        Say($"refused    {string.Join(", ", senders.SelectMany(sender => sender.Refused).GroupBy(pair => pair.Key).Select(group => $"{group.Sum(pair => pair.Value)} with {group.Key}"))}");
        Say($"durable    {accepted.Count - lost} of {accepted.Count} after kill -9");
    }

    private static double Percentile(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
