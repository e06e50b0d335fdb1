using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ExamplesCopier.Executable;

namespace ExamplesCopier.Crash;

/// <summary>The replicas: each is started again by itself a moment after it died, as under any supervisor.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly ServiceProcess?[] _replicas;
    private readonly Task[] _restarts;
    private readonly string[] _settings;
    private readonly string? _logs;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly CancellationTokenSource _ending = new();

    public Fleet(string[] settings, int count, string? logs)
    {
        (_settings, _logs) = (settings, logs);
        _replicas = new ServiceProcess?[count];
        _restarts = new Task[count];
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", CrashWorld.AdminKey);
    }

    public IReadOnlyList<ServiceProcess> Living
    {
        get
        {
            lock (_replicas)
            {
                return [.. _replicas.OfType<ServiceProcess>()];
            }
        }
    }

    /// <summary>All at once; they are ready when it returns.</summary>
    public async Task StartAsync()
    {
        for (var i = 0; i < _replicas.Length; i++)
        {
            _restarts[i] = StartAsync(i, TimeSpan.Zero);
        }

        await ReadyAsync();
    }

    /// <summary>Waits until all live.</summary>
    public Task ReadyAsync() => Task.WhenAll(_restarts).WaitAsync(_patience);

    /// <summary>Kills one of those that live, and starts it again later.</summary>
    /// <returns>The process's id; null when none lives.</returns>
    public async Task<int?> KillAsync(int choice, TimeSpan restartAfter, Func<int, Task> onDeath)
    {
        ServiceProcess victim;
        int index;
        lock (_replicas)
        {
            var living = Enumerable.Range(0, _replicas.Length).Where(i => _replicas[i] is not null).ToList();
            if (living.Count == 0)
            {
                return null;
            }

            index = living[choice % living.Count];
            victim = _replicas[index]!;
            _replicas[index] = null;
        }

        await victim.DisposeAsync();
        await onDeath(victim.Id);
        _restarts[index] = StartAsync(index, restartAfter);
        return victim.Id;
    }

    /// <summary>Every delivery, as the admin API of any replica tells it; null while none answers.</summary>
    public Task<IReadOnlyList<JsonObject>?> DeliveriesAsync() => ListAsync("deliveries?limit=200");

    /// <summary>All that a list of the admin API of any replica holds; null while none answers.</summary>
    /// <param name="list">Its path below <c>api/v1</c>, with a query.</param>
    public async Task<IReadOnlyList<JsonObject>?> ListAsync(string list)
    {
        try
        {
            if (Living is not [var any, ..])
            {
                return null;
            }

            var all = new List<JsonObject>();
            string? cursor = null;
            do
            {
                var page = JsonNode.Parse(await _client.GetStringAsync(new Uri(any.Url, $"api/v1/{list}{(cursor is null ? "" : $"&cursor={cursor}")}")))!;
                all.AddRange(page["items"]!.AsArray().Select(item => item!.AsObject()));
                cursor = (string?)page["next_cursor"];
            }
            while (cursor is not null);

            return all;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_restarts.OfType<Task>()).ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var replica in Living)
        {
            await replica.DisposeAsync();
        }

        _client.Dispose();
        _ending.Dispose();
    }

    private async Task StartAsync(int index, TimeSpan after)
    {
        await Task.Delay(after, _ending.Token);
        while (true)
        {
            try
            {
                var started = await ServiceProcess.StartAsync(_settings, LogOf(index), _ending.Token);
                lock (_replicas)
                {
                    _replicas[index] = started;
                }

                return;
            }
            catch (InvalidOperationException) when (!_ending.IsCancellationRequested)
            {
                // The store may be away just now; a supervisor tries again.
                await Task.Delay(TimeSpan.FromSeconds(1), _ending.Token);
            }
        }
    }

    private string? LogOf(int index) => _logs is null ? null : Path.Combine(_logs, string.Create(CultureInfo.InvariantCulture, $"replica-{index}.log"));
}
