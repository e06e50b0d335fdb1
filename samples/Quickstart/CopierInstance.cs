using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamplesCopier.Api;
using ExamplesCopier.GitHubSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Events;

namespace ExamplesCopier.Quickstart;

/// <summary>The real service in this process, on its own port, with its SQLite file and its log in a temporary folder. It is spoken to over HTTP only.</summary>
internal sealed class CopierInstance : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private CopierInstance(WebApplication app, string adminKey)
    {
        (_app, AdminKey) = (app, adminKey);
        Url = new Uri(app.Urls.First());
        _client = new HttpClient { BaseAddress = Url };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminKey);
    }

    public static string ConfigurationFile => Path.Combine(AppContext.BaseDirectory, "copier.yaml");

    public Uri Url { get; }

    /// <summary>Made for this run, and gone with it.</summary>
    public string AdminKey { get; }

    /// <summary>Ctrl-C, or a signal to end.</summary>
    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    public static async Task<CopierInstance> StartAsync(SimulatedGitHub github, TemporaryFolder folder)
    {
        var adminKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var app = CopierHost.Build(Settings(github, folder, adminKey), builder => builder.Services.AddSerilog((_, logging) => LogInto(folder.LogFile, logging)));
        try
        {
            await app.StartAsync();
            return new CopierInstance(app, adminKey);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async Task<JsonNode> GetAsync(string path) => (await _client.GetFromJsonAsync<JsonNode>(path, Stopping))!;

    /// <summary>The delivery, once it is finished.</summary>
    /// <exception cref="TimeoutException">It took far too long.</exception>
    public async Task<Delivery> FinishedAsync(Guid deliveryId)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        patience.CancelAfter(_patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            do
            {
                using var answer = await _client.GetAsync($"api/v1/deliveries/{deliveryId}", patience.Token);
                if (answer.StatusCode == HttpStatusCode.OK && await Delivery.ReadAsync(answer, patience.Token) is { FinishedAt: not null } finished)
                {
                    return finished;
                }
            }
            while (await pause.WaitForNextTickAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!Stopping.IsCancellationRequested)
        {
            // The patience is at its end, which is told below.
        }

        throw new TimeoutException($"The delivery {deliveryId} did not finish within {_patience.TotalSeconds:0} s.");
    }

    public Task WaitForEndAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string[] Settings(SimulatedGitHub github, TemporaryFolder folder, string adminKey)
    {
        File.WriteAllText(folder.KeyFile, github.App.PrivateKeyPem);
        return
        [
            "--urls=http://127.0.0.1:0",
            $"--GitHub:AppId={github.App.Id}",
            $"--GitHub:PrivateKeyPath={folder.KeyFile}",
            $"--GitHub:WebhookSecret={github.App.WebhookSecret}",
            $"--GitHub:ApiUrl={github.Url}",
            $"--Copier:ConfigFile={ConfigurationFile}",
            // Requests are counted for each merge; looking for missed ones asks on its own account.
            "--Copier:CatchUpMinutes=0",
            $"--Storage:ConnectionString=Data Source={folder.DatabaseFile}",
            "--Admin:ApiKeys:0:Name=quickstart",
            $"--Admin:ApiKeys:0:Key={adminKey}",
            "--Admin:ApiKeys:0:Role=Operator",
        ];
    }

    private static void LogInto(string file, LoggerConfiguration logging) => logging
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
        .MinimumLevel.Override("Polly", LogEventLevel.Warning)
        .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
        .WriteTo.File(file, formatProvider: CultureInfo.InvariantCulture);
}
