using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.Api;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>The real executable, with all that it writes to its two streams, from the first character on.</summary>
internal sealed class RecordedService : IAsyncDisposable
{
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

    public static async Task<(RecordedService Service, Uri Url)> StartAsync(CopierWorld world, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CopierHost).Assembly.Location, .. CopierService.Settings(world.GitHub, world.Folder), .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var service = new RecordedService(Process.Start(start)!);
        var url = await service._listening.Task.WaitAsync(TimeSpan.FromSeconds(90));
        world.GitHub.WebhookUrl = new Uri(url, "webhooks/github");
        return (service, url);
    }

    /// <summary>Stops it in good order.</summary>
    /// <returns>All that it wrote.</returns>
    public async Task<string> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        lock (_streams)
        {
            return _streams.ToString();
        }
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
