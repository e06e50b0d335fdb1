using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ExamplesCopier.Api;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>The service as users run it: a process of its own.</summary>
internal sealed class CopierProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly HttpClient _client;

    private CopierProcess(Process process, Uri url)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = url };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", CopierService.OperatorKey);
    }

    /// <param name="world">Its surroundings.</param>
    /// <param name="heapLimit">How many bytes of managed memory the runtime gives it; null for any.</param>
    /// <param name="settings">Further settings.</param>
    public static Task<CopierProcess> StartAsync(CopierWorld world, long? heapLimit = null, params string[] settings) =>
        StartAsync(world, heapLimit, new Dictionary<string, string>(), settings);

    /// <summary>The same, with variables of its environment.</summary>
    public static async Task<CopierProcess> StartAsync(CopierWorld world, long? heapLimit, IReadOnlyDictionary<string, string> environment, params string[] settings)
    {
        var process = Launch(world, settings, heapLimit, environment);
        var url = await ListeningAtAsync(process);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        world.GitHub.WebhookUrl = new Uri(url, "webhooks/github");
        return new CopierProcess(process, url);
    }

    /// <summary>Runs a process that is meant to end by itself.</summary>
    public static async Task<(int ExitCode, string Errors)> RunToEndAsync(CopierWorld world, params string[] settings)
    {
        using var process = Launch(world, settings, null, new Dictionary<string, string>());
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync().WaitAsync(_patience);
        await process.WaitForExitAsync().WaitAsync(_patience);
        await output;
        return (process.ExitCode, errors);
    }

    /// <summary>As <c>kill -9</c>: the process gets no word of it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>As an operator stops it.</summary>
    public async Task<int> StopAsync()
    {
        await TerminateAsync();
        return await ExitAsync();
    }

    /// <summary>Tells it to stop, and does not wait for it.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(_patience);
        return _process.ExitCode;
    }

    /// <summary>Asks for readiness until it is down.</summary>
    public async Task UnreadyAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            using var answer = await _client.GetAsync(new Uri("health/ready", UriKind.Relative), patience.Token);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return;
            }
        }
        while (await pause.WaitForNextTickAsync(patience.Token));
    }

    /// <summary>Another process tells nothing of its work but by its API, so it is asked until the delivery is finished.</summary>
    public Task<JsonObject> FinishedAsync(ClosedPullRequest merge) => FinishedAsync(merge.DeliveryId.ToString());

    /// <summary>Posts an empty object with the operator's key.</summary>
    public async Task<JsonObject> PostAsync(string path)
    {
        using var content = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>The same, of any delivery.</summary>
    public async Task<JsonObject> FinishedAsync(string deliveryId)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            using var answer = await _client.GetAsync(new Uri($"api/v1/deliveries/{deliveryId}", UriKind.Relative), patience.Token);
            if (answer.StatusCode == HttpStatusCode.OK
                && JsonNode.Parse(await answer.Content.ReadAsStringAsync(patience.Token))!.AsObject() is var delivery
                && delivery["finished_at"] is not null)
            {
                return delivery;
            }
        }
        while (await pause.WaitForNextTickAsync(patience.Token));
        throw new InvalidOperationException("The timer ended by itself.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _client.Dispose();
    }

    private static Process Launch(CopierWorld world, string[] settings, long? heapLimit, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(CopierHost).Assembly.Location);
        foreach (var setting in CopierService.Settings(world.GitHub, world.Folder).Concat(settings))
        {
            start.ArgumentList.Add(setting);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        if (heapLimit is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        }

        return Process.Start(start)!;
    }

    private static async Task<Uri> ListeningAtAsync(Process process)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (JsonNode.Parse(line) is JsonObject entry && (string?)entry["@mt"] == "Now listening on: {address}")
            {
                return new Uri((string)entry["address"]!);
            }
        }

        throw new InvalidOperationException($"The service did not start: {await process.StandardError.ReadToEndAsync(patience.Token)}");
    }
}
