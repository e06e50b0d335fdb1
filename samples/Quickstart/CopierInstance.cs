using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamplesCopier.Api;
using ExamplesCopier.GitHubSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Events;

namespace ExamplesCopier.Quickstart;

/// <summary>The real service in this process, with its own port, its SQLite file and its log in a temporary folder. It is spoken to over HTTP only.</summary>
internal sealed class CopierInstance : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client;

    private CopierInstance(WebApplication app, DirectoryInfo folder, string adminKey)
    {
        (_app, _folder, AdminKey) = (app, folder, adminKey);
        Url = new Uri(app.Urls.First());
        _client = new HttpClient { BaseAddress = Url };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminKey);
    }

    public static string ConfigurationFile => Path.Combine(AppContext.BaseDirectory, "copier.yaml");

    public Uri Url { get; }

    /// <summary>Made for this run, and gone with it.</summary>
    public string AdminKey { get; }

    public string LogFile => LogFileIn(_folder);

    /// <summary>Kept when something went wrong, so that the log can be read.</summary>
    public bool KeepsFolder { get; set; }

    /// <summary>Ctrl-C, or a signal to end.</summary>
    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    public static async Task<CopierInstance> StartAsync(SimulatedGitHub github)
    {
        var folder = Directory.CreateTempSubdirectory("copier-quickstart-");
        var adminKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var app = CopierHost.Build(Settings(github, folder, adminKey), builder => builder.Services.AddSerilog((_, logging) => LogInto(LogFileIn(folder), logging)));
        await app.StartAsync();
        return new CopierInstance(app, folder, adminKey);
    }

    public async Task<JsonNode> GetAsync(string path) => (await _client.GetFromJsonAsync<JsonNode>(path, Stopping))!;

    /// <summary>The delivery, once it is finished.</summary>
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
            // Told below, like any other end of patience.
        }

        throw new TimeoutException($"The delivery {deliveryId} did not finish within {_patience.TotalSeconds:0} s.");
    }

    public Task WaitForEndAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Log.CloseAndFlushAsync();
        if (!KeepsFolder)
        {
            // Pooled connections keep the file open on Windows.
            SqliteConnection.ClearAllPools();
            _folder.Delete(recursive: true);
        }
    }

    private static string LogFileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "copier.log");

    private static string[] Settings(SimulatedGitHub github, DirectoryInfo folder, string adminKey)
    {
        var key = Path.Combine(folder.FullName, "app.pem");
        File.WriteAllText(key, github.App.PrivateKeyPem);
        return
        [
            "--urls=http://127.0.0.1:0",
            $"--GitHub:AppId={github.App.Id}",
            $"--GitHub:PrivateKeyPath={key}",
            $"--GitHub:WebhookSecret={github.App.WebhookSecret}",
            $"--GitHub:ApiUrl={github.Url}",
            $"--Copier:ConfigFile={ConfigurationFile}",
            $"--Storage:ConnectionString=Data Source={Path.Combine(folder.FullName, "copier.db")}",
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
