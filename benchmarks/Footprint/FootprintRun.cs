using System.Globalization;
using System.Text;
using ExamplesCopier.Benchmarks.Load;
using ExamplesCopier.Executable;

namespace ExamplesCopier.Benchmarks.Footprint;

/// <summary>
/// What the executable costs before and after work: the time from its start until it is ready, several times over, and the memory that the
/// system counts for it when it is idle and after ten thousand webhooks. <c>--executable</c> names a published one (<c>copier</c> or
/// <c>copier.dll</c>), which is what users run.
/// </summary>
internal static class FootprintRun
{
    private const int Starts = 5;
    private const int Webhooks = 10_000;
    private const int PerMinute = 1;

    private static readonly TimeSpan _settle = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var executable = args is ["--executable", var path] ? Path.GetFullPath(path) : null;
        var options = LoadOptions.Parse([]);
        var starts = new List<(TimeSpan Ready, TimeSpan Processor)>();
        for (var i = 0; i < Starts; i++)
        {
            await using var world = await LoadWorld.StartAsync(options, PerMinute);
            await using var service = await ServiceProcess.LaunchAsync(world.Settings(), executable);
            starts.Add((service.ReadyAfter, service.Processor));
        }

        Say($"ready      after {Middle(starts.Select(start => start.Ready)):0} ms (middle of {Starts} starts on a new database, {Middle(starts.Select(start => start.Processor)):0} ms of processor time)");
        return await LoadAsync(options, executable);
    }

    private static async Task<int> LoadAsync(LoadOptions options, string? executable)
    {
        await using var world = await LoadWorld.StartAsync(options, PerMinute);
        await using var service = await ServiceProcess.LaunchAsync(world.Settings(), executable);
        await Task.Delay(_settle);
        Say($"idle       {ProcessMemory.Of(service.Id)}, {_settle.TotalSeconds:0} s after it was ready");

        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = options.Clients }) { BaseAddress = service.Url };
        var secret = Encoding.UTF8.GetBytes(world.GitHub.App.WebhookSecret);
        var senders = Enumerable.Range(0, options.Clients).Select(number => new MergeSender(client, secret, number)).ToList();
        using var enough = new CancellationTokenSource();
        await Task.WhenAll([.. senders.Select(sender => Task.Run(() => sender.SendUntilAsync(enough.Token))), StopAsync(senders, enough)]);
        await Task.Delay(_settle);
        var accepted = senders.Sum(sender => sender.Accepted.Count);
        Say($"loaded     {ProcessMemory.Of(service.Id)}, {_settle.TotalSeconds:0} s after {accepted} merges were accepted; {Megabytes(service.PeakWorkingSet):0} MB at most");
        return accepted >= Webhooks ? 0 : 1;
    }

    private static async Task StopAsync(List<MergeSender> senders, CancellationTokenSource enough)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (senders.Sum(sender => sender.Accepted.Count) < Webhooks && await look.WaitForNextTickAsync())
        {
        }

        await enough.CancelAsync();
    }

    private static double Middle(IEnumerable<TimeSpan> times) => times.Order().ElementAt(Starts / 2).TotalMilliseconds;

    private static double Megabytes(long bytes) => bytes / (1024d * 1024);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
