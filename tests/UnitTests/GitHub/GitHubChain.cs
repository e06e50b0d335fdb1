using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.GitHub;

/// <summary>All that lies between a caller and the sockets, as it is registered, on a clock of the test and with answers of the test.</summary>
internal sealed class GitHubChain : HttpMessageHandler, INotifications, IGitHubUsage
{
    private static readonly string _key = Key();
    private readonly ServiceProvider _services;

    public GitHubChain(Action<GitHubOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<INotifications>(this);
        services.AddSingleton<IGitHubUsage>(this);
        services.Configure<GitHubOptions>(options =>
        {
            (options.AppId, options.PrivateKey, options.WriteIntervalSeconds) = ("1", _key, 0);
            configure?.Invoke(options);
        });
        services.AddSingleton(new TokenScope(configuration: null));
        services.AddGitHub();
        services.AddHttpClient(GitHubConnections.HandlerName).ConfigurePrimaryHttpMessageHandler(() => this);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new();

    /// <summary>What comes back from the sockets.</summary>
    public Func<HttpRequestMessage, Task<HttpResponseMessage>> Answer { get; set; } = _ => Task.FromResult(Of(HttpStatusCode.OK));

    /// <summary>What comes back when a token is asked for.</summary>
    public Func<HttpResponseMessage>? Mint { get; set; }

    /// <summary>Method and path of all that reached the sockets, without the minting of tokens.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    public int Minted { get; private set; }

    /// <summary>What was counted on behalf of installations.</summary>
    public ConcurrentQueue<(InstallationId Installation, bool HasFailed)> Counted { get; } = [];

    public ConcurrentQueue<Alert> Alerts { get; } = [];

    public T Resolve<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<HttpResponseMessage> ReadAsync(int installation = 7) => SendAsync(installation, HttpMethod.Get);

    public Task<HttpResponseMessage> WriteAsync(int installation = 7) => SendAsync(installation, HttpMethod.Post);

    /// <summary>The fault that a request ends in.</summary>
    public static async Task<Fault> FaultOfAsync(Task<HttpResponseMessage> sending) =>
        (await FluentActions.Awaiting(() => sending).Should().ThrowAsync<FaultException>()).Which.Fault;

    public static HttpResponseMessage Of(HttpStatusCode status, string body = "{}", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    Task INotifications.AlertAsync(Alert alert, CancellationToken cancellationToken)
    {
        Alerts.Enqueue(alert);
        return Task.CompletedTask;
    }

    void IGitHubUsage.Count(InstallationId installation, bool hasFailed) => Counted.Enqueue((installation, hasFailed));

    Task IGitHubUsage.KeepAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task<IReadOnlyList<InstallationUsage>> IGitHubUsage.ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<InstallationUsage>>([]);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/access_tokens", StringComparison.Ordinal))
        {
            Minted++;
            return Mint?.Invoke() ?? Of(HttpStatusCode.Created, $$"""{"token":"ghs_{{Minted}}","expires_at":"{{Time.GetUtcNow().AddHours(1):O}}"}""");
        }

        if (request.RequestUri.AbsolutePath.StartsWith("/app/installations/", StringComparison.Ordinal))
        {
            // What a token may be narrowed to is looked up before it is minted.
            return Of(HttpStatusCode.OK);
        }

        Sent.Enqueue($"{request.Method} {request.RequestUri.AbsolutePath}");
        return await Answer(request).WaitAsync(cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _services?.Dispose();
        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> SendAsync(int installation, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, "repos/acme/docs");
        return await Resolve<GitHubConnections>().Http(new InstallationId(installation)).SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Key()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
