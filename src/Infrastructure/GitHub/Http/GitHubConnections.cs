using System.Collections.Concurrent;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using Microsoft.Extensions.Options;
using Octokit;
using Octokit.Internal;
using InstallationId = ExamplesCopier.Domain.Repositories.InstallationId;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Clients that speak as the App, or as one of its installations; all share one pool of connections.</summary>
internal sealed class GitHubConnections(
    IHttpMessageHandlerFactory handlers,
    IOptionsMonitor<GitHubOptions> options,
    AppTokenSource appTokens,
    TokenScope scope,
    InstallationTokens tokens,
    GitHubStatus status,
    InstallationQuotas quotas,
    InstallationGates gates,
    HostCircuit host,
    GitHubMetrics metrics,
    TimeProvider time)
{
    /// <summary>The named handler that ends the chain: retries, counting, sockets.</summary>
    public const string HandlerName = "github";

    private static readonly string _product = $"examples-copier/{typeof(GitHubConnections).Assembly.GetName().Version!.ToString(3)}";

    // Octokit insists on a limit. It is above all waiting for a turn; the pipeline has shorter ones for what is really sent.
    private static readonly TimeSpan _octokitTimeout = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<InstallationId, Clients> _clients = new();
    private Clients? _app;

    /// <summary>Speaks as the App itself.</summary>
    public IGitHubClient App => AsApp.Octokit;

    /// <summary>Speaks as the App itself, for what Octokit has no calls for.</summary>
    public HttpClient AppHttp => AsApp.Http;

    /// <summary>Speaks as an installation, for the REST calls that Octokit does well.</summary>
    public IGitHubClient Rest(InstallationId installation) => Of(installation).Octokit;

    /// <summary>Speaks as an installation, for GraphQL and raw contents.</summary>
    public HttpClient Http(InstallationId installation) => Of(installation).Http;

    public Task<InstallationToken> TokenAsync(InstallationId installation, CancellationToken cancellationToken) =>
        tokens.GetAsync(installation, MintAsync, cancellationToken);

    private Clients AsApp => _app ??= Make(() => Classified(new AppAuthentication(appTokens, status), Sockets()));

    private Clients Of(InstallationId installation) => _clients.GetOrAdd(installation, id =>
    {
        var pace = new InstallationPace(options, time);
        return Make(() => new InstallationGuard(id, gates)
        {
            InnerHandler = Classified(
                new InstallationAuthentication(id, cancellation => TokenAsync(id, cancellation), tokens, status, quotas, time),
                new InstallationPacing(pace, gates.Of(id)) { InnerHandler = Sockets() }),
        });
    });

    private async Task<InstallationToken> MintAsync(InstallationId installation, CancellationToken cancellationToken)
    {
        try
        {
            var token = await TokenMint.MintAsync(AsApp.Http, installation, scope, time, cancellationToken);
            metrics.CountToken(installation);
            return token;
        }
        catch (FaultException exception)
        {
            throw new FaultException(await gates.ObserveAsync(installation, exception.Fault, cancellationToken), exception);
        }
    }

    private Clients Make(Func<HttpMessageHandler> chain)
    {
        var url = options.CurrentValue.RestUrl;
        var http = new HttpClient(chain(), disposeHandler: false) { BaseAddress = url, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(_product);
        var connection = new Connection(
            Octokit.ProductHeaderValue.Parse(_product),
            url,
            new InMemoryCredentialStore(Credentials.Anonymous),
            new HttpClientAdapter(chain),
            new SimpleJsonSerializer());
        connection.SetRequestTimeout(_octokitTimeout);
        return new Clients(new GitHubClient(connection), http);
    }

    private FaultHandler Classified(DelegatingHandler authentication, HttpMessageHandler inner)
    {
        authentication.InnerHandler = inner;
        return new FaultHandler(host, time) { InnerHandler = authentication };
    }

    private HttpMessageHandler Sockets() => handlers.CreateHandler(HandlerName);

    private sealed record Clients(IGitHubClient Octokit, HttpClient Http);
}
