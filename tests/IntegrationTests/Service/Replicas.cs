using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.Postgres;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>Services on one PostgreSQL database, as they run behind a load balancer; their GitHub is the simulator of one world.</summary>
internal sealed class Replicas : IAsyncDisposable
{
    private ImmutableList<CopierService> _services = [];
    private readonly FinishedDeliveries _finished = new();
    private readonly CopierWorld _world;
    private readonly PostgresDatabase _database;
    private readonly string[] _settings;
    private int _turn;

    private Replicas(CopierWorld world, PostgresDatabase database, string[] settings) => (_world, _database, _settings) = (world, database, settings);

    public IReadOnlyList<CopierService> Services => _services;

    /// <summary>Settings that put a service, or a process, on a PostgreSQL database.</summary>
    public static string[] On(PostgresDatabase database) => ["--Storage:Provider=Postgres", $"--Storage:ConnectionString={database.ConnectionString}"];

    /// <summary>On an empty database of the server of this test run. Skips the test where there is none.</summary>
    public static async Task<Replicas> StartAsync(CopierWorld world, int count, params string[] settings)
    {
        PostgresServer.Require();
        return await StartAsync(world, await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(), count, settings);
    }

    /// <summary>All at once, on that database, which ends with them.</summary>
    public static async Task<Replicas> StartAsync(CopierWorld world, PostgresDatabase database, int count, params string[] settings)
    {
        var replicas = new Replicas(world, database, [.. On(database), .. settings]);
        try
        {
            var started = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(replicas.StartServiceAsync)));
            replicas._services = [.. started];
            return replicas;
        }
        catch
        {
            await replicas.DisposeAsync();
            throw;
        }
    }

    public async Task<CopierService> StartOneMoreAsync()
    {
        var service = await StartServiceAsync();
        _services = _services.Add(service);
        return service;
    }

    public async Task StopAsync(CopierService service)
    {
        _services = _services.Remove(service);
        await service.DisposeAsync();
    }

    /// <summary>A merge whose webhook goes to the next replica in turn.</summary>
    public Task<ClosedPullRequest> MergeAsync(string repository, Action<PullRequestBuilder> describe)
    {
        PointToNext();
        return _world.GitHub.MergeAsync(repository, describe);
    }

    /// <summary>The next webhook goes to the next replica in turn.</summary>
    public void PointToNext()
    {
        var services = _services;
        _world.GitHub.WebhookUrl = new Uri(services[_turn++ % services.Count].Url, "webhooks/github");
    }

    /// <summary>The end of one attempt at the merge's delivery, whatever came of it.</summary>
    public Task<DeliverySettlement> SettledAsync(ClosedPullRequest merge) => _finished.WaitForSettlementAsync(merge.DeliveryId.ToString());

    /// <summary>The merge's delivery, once any of them finished it.</summary>
    public async Task<JsonObject> FinishedAsync(ClosedPullRequest merge)
    {
        await _finished.WaitAsync(merge.DeliveryId.ToString());
        return await _services[0].GetAsync($"api/v1/deliveries/{merge.DeliveryId}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    private Task<CopierService> StartServiceAsync() => CopierService.StartAsync(_world.GitHub, _world.Folder, _finished, _settings);
}
