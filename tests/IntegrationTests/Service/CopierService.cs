using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ExamplesCopier.Api;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Serilog;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>The real service in this process, on a real port, with a real SQLite file, and the simulator as its GitHub.</summary>
internal sealed class CopierService : IAsyncDisposable
{
    public const string OperatorKey = "operator-0123456789abcdef0123456789abcdef";
    public const string ReaderKey = "reader-0123456789abcdef0123456789abcdef";
    public const string ConfinedKey = "confined-0123456789abcdef0123456789abcdef";

    private readonly WebApplication _app;
    private readonly FinishedDeliveries _finished;

    private CopierService(WebApplication app, FinishedDeliveries finished, SimulatedGitHub github)
    {
        (_app, _finished, GitHub) = (app, finished, github);
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient { BaseAddress = Url };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", OperatorKey);
    }

    public Uri Url { get; }

    /// <summary>Speaks to the service with the operator's key.</summary>
    public HttpClient Client { get; }

    public SimulatedGitHub GitHub { get; }

    public static Task<CopierService> StartAsync(SimulatedGitHub github, WorkFolder folder, params string[] settings) =>
        StartAsync(github, folder, new FinishedDeliveries(), settings);

    /// <summary>One of several replicas, which tell of what they finish in one place.</summary>
    public static async Task<CopierService> StartAsync(SimulatedGitHub github, WorkFolder folder, FinishedDeliveries finished, params string[] settings)
    {
        var app = CopierHost.Build([.. Settings(github, folder), .. settings], builder =>
        {
            builder.Services.AddSerilog((_, logging) => logging.MinimumLevel.Fatal());
            finished.Watch(builder.Services);
        });
        await app.StartAsync();
        var service = new CopierService(app, finished, github);
        github.WebhookUrl = new Uri(service.Url, "webhooks/github");
        return service;
    }

    /// <summary>What the service needs to know of the simulator and of its folder.</summary>
    public static IEnumerable<string> Settings(SimulatedGitHub github, WorkFolder folder) =>
    [
        "--urls=http://127.0.0.1:0",
        $"--GitHub:AppId={github.App.Id}",
        $"--GitHub:PrivateKeyPath={folder.KeyFile(github)}",
        $"--GitHub:WebhookSecret={github.App.WebhookSecret}",
        $"--GitHub:ApiUrl={github.Url}",
        $"--Copier:ConfigFile={folder.ConfigurationFile}",
        "--Copier:ConfigCacheSeconds=0",
        "--Copier:RetrySeconds=0.05",
        "--Copier:CatchUpMinutes=0",
        "--GitHub:WriteIntervalSeconds=0",
        "--GitHub:WritesPerHour=0",
        "--GitHub:CircuitSeconds=0.2",
        $"--Storage:ConnectionString=Data Source={folder.DatabaseFile}",
        "--Admin:ApiKeys:0:Name=operator",
        $"--Admin:ApiKeys:0:Key={OperatorKey}",
        "--Admin:ApiKeys:0:Role=Operator",
        "--Admin:ApiKeys:1:Name=reader",
        $"--Admin:ApiKeys:1:Key={ReaderKey}",
        "--Admin:ApiKeys:2:Name=confined",
        $"--Admin:ApiKeys:2:Key={ConfinedKey}",
        "--Admin:ApiKeys:2:Sources:0=globex/*",
    ];

    /// <summary>The merge's delivery, once it is finished, with its files and steps.</summary>
    public Task<JsonObject> FinishedAsync(ClosedPullRequest merge) => FinishedAsync(merge.DeliveryId.ToString());

    /// <summary>A delivery, once it is finished, with its files and steps.</summary>
    public async Task<JsonObject> FinishedAsync(string deliveryId)
    {
        await _finished.WaitAsync(deliveryId);
        return await GetAsync($"api/v1/deliveries/{deliveryId}");
    }

    /// <summary>The service loads its configuration when it has started, without being asked; this waits for that.</summary>
    public async Task ConfiguredAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Resolve<CurrentConfiguration>().Status.Loaded is null)
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Lets the next wait for a delivery be for an end that is still to come.</summary>
    public void Forget(Guid deliveryId) => _finished.Forget(deliveryId.ToString());

    /// <summary>Waits for the end of one attempt, whatever came of it.</summary>
    public Task<DeliverySettlement> SettledAsync(ClosedPullRequest merge) => SettledAsync(merge.DeliveryId.ToString());

    /// <summary>The same, of any delivery.</summary>
    public Task<DeliverySettlement> SettledAsync(string deliveryId) => _finished.WaitForSettlementAsync(deliveryId);

    /// <summary>A piece of the running service, where no call reaches it yet.</summary>
    public T Resolve<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<JsonObject> GetAsync(string path) =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri(Url, path)))!.AsObject();

    /// <summary>Replays a delivery and waits for the end of it.</summary>
    public async Task<JsonObject> ReplayAsync(string deliveryId, string? body = null)
    {
        using var content = new StringContent(body ?? "{}", new MediaTypeHeaderValue("application/json"));
        using var answer = await Client.PostAsync(new Uri(Url, $"api/v1/deliveries/{deliveryId}/replay"), content);
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Accepted);
        var id = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
        return await FinishedAsync(id);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
