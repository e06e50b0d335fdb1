using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.Api;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>The real executable, with all that it writes to its two streams, from the first character on.</summary>
internal sealed class RecordedService : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly StringBuilder _streams = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RecordedService(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ExitCode => _process.ExitCode;

    /// <summary>All that it wrote so far.</summary>
    public string Written
    {
        get
        {
            lock (_streams)
            {
                return _streams.ToString();
            }
        }
    }

    public static Task<(RecordedService Service, Uri Url)> StartAsync(CopierWorld world, params string[] settings) =>
        StartAsync(world, new Dictionary<string, string>(), settings);

    /// <summary>The same, with variables of its environment.</summary>
    public static async Task<(RecordedService Service, Uri Url)> StartAsync(CopierWorld world, IReadOnlyDictionary<string, string> environment, params string[] settings)
    {
        var service = Launch(world, environment, settings);
        var url = await service._listening.Task.WaitAsync(_patience);
        world.GitHub.WebhookUrl = new Uri(url, "webhooks/github");
        return (service, url);
    }

    /// <summary>Does not wait until it listens.</summary>
    public static RecordedService Launch(CopierWorld world, IReadOnlyDictionary<string, string> environment, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CopierHost).Assembly.Location, .. CopierService.Settings(world.GitHub, world.Folder), .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RecordedService(Process.Start(start)!);
    }

    /// <summary>Stops it in good order.</summary>
    /// <returns>All that it wrote.</returns>
    public async Task<string> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        return await EndAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>All that it wrote.</returns>
    public async Task<string> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(_patience);
        return Written;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_streams)
        {
            _streams.AppendLine(line);
        }

        if (!_listening.Task.IsCompleted && line.StartsWith('{') && JsonNode.Parse(line) is JsonObject entry && (string?)entry["@mt"] == "Now listening on: {address}")
        {
            _listening.TrySetResult(new Uri((string)entry["address"]!));
        }
    }
}
