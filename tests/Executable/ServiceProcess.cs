using System.Diagnostics;
using System.Text.Json.Nodes;
using ExamplesCopier.Api;

namespace ExamplesCopier.Executable;

/// <summary>The real executable, as users run it.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _log;

    private ServiceProcess(Process process, Uri url, Task log) => (_process, Url, Id, _log) = (process, url, process.Id, log);

    public Uri Url { get; }

    /// <summary>As the system numbers it; it stands in the leases that the process takes.</summary>
    public int Id { get; }

    /// <summary>Processor time that it has used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it has now, in bytes, as the system counts it.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>How long after its launch it was ready; only of <see cref="LaunchAsync"/>.</summary>
    public TimeSpan ReadyAfter { get; private init; }

    /// <summary>The most memory that it has had so far, in bytes, as the system counts it.</summary>
    public long PeakWorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <param name="settings">What it is told on its command line.</param>
    /// <param name="logFile">Where its log is appended; null drops it.</param>
    /// <param name="cancellationToken">Kills it while it starts.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has its words.</exception>
    public static Task<ServiceProcess> StartAsync(string[] settings, string? logFile = null, CancellationToken cancellationToken = default) =>
        StartAsync(settings, typeof(CopierHost).Assembly.Location, logFile, cancellationToken);

    /// <summary>Starts an executable and waits until it is ready to take webhooks in.</summary>
    /// <param name="settings">What it is told on its command line.</param>
    /// <param name="executable">A published one; null for the one that was built with this program.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has its words.</exception>
    public static async Task<ServiceProcess> LaunchAsync(string[] settings, string? executable)
    {
        var started = Stopwatch.GetTimestamp();
        var service = await StartAsync(settings, executable ?? typeof(CopierHost).Assembly.Location, null);
        using var client = new HttpClient { BaseAddress = service.Url };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        do
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
            {
                break;
            }
        }
        while (await look.WaitForNextTickAsync());
        return new ServiceProcess(service._process, service.Url, service._log) { ReadyAfter = Stopwatch.GetElapsedTime(started) };
    }

    private static async Task<ServiceProcess> StartAsync(string[] settings, string executable, string? logFile, CancellationToken cancellationToken = default)
    {
        var isLibrary = executable.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (isLibrary)
        {
            start.ArgumentList.Add(executable);
        }

        foreach (var setting in settings)
        {
            start.ArgumentList.Add(setting);
        }

        var process = Process.Start(start)!;
        // Its end is the end of what is read here.
        await using var ending = cancellationToken.Register(process.Kill);
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (JsonNode.Parse(line) is JsonObject entry && (string?)entry["@mt"] == "Now listening on: {address}")
            {
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ServiceProcess(process, new Uri((string)entry["address"]!), KeepAsync(process.StandardOutput, logFile));
            }
        }

        using (process)
        {
            throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(CancellationToken.None));
        }
    }

    /// <summary>As <c>kill -9</c>: what it did not store is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _log;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static async Task KeepAsync(StreamReader log, string? file)
    {
        await using var kept = file is null ? Stream.Null : new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        await log.BaseStream.CopyToAsync(kept);
    }
}
