using System.Collections.Concurrent;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using Microsoft.Extensions.Options;
using Octokit;
using Octokit.Internal;
using InstallationId = ExamplesCopier.Domain.Repositories.InstallationId;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Clients that speak as the App, or as one of its installations; all share one pool of connections.</summary>
internal sealed class GitHubConnections(
    IHttpMessageHandlerFactory handlers,
    IOptions<GitHubOptions> options,
    AppTokenSource appTokens,
    InstallationTokens tokens,
    GitHubStatus status,
    TimeProvider time)
{
    /// <summary>The named handler that ends the chain: retries, counting, sockets.</summary>
    public const string HandlerName = "github";

    private static readonly string _product = $"examples-copier/{typeof(GitHubConnections).Assembly.GetName().Version!.ToString(3)}";

    // Above all retries of one request; each try has its own, shorter limit.
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<InstallationId, Clients> _clients = new();
    private Clients? _app;

    /// <summary>Speaks as the App itself.</summary>
    public IGitHubClient App => AsApp.Octokit;

    /// <summary>Speaks as an installation, for the REST calls that Octokit does well.</summary>
    public IGitHubClient Rest(InstallationId installation) => Of(installation).Octokit;

    /// <summary>Speaks as an installation, for GraphQL and raw contents.</summary>
    public HttpClient Http(InstallationId installation) => Of(installation).Http;

    public Task<InstallationToken> TokenAsync(InstallationId installation, CancellationToken cancellationToken) =>
        tokens.GetAsync(installation, MintAsync, cancellationToken);

    private Clients AsApp => _app ??= Make(() => new AppAuthentication(appTokens, status));

    private Clients Of(InstallationId installation) => _clients.GetOrAdd(installation, id =>
        Make(() => new InstallationAuthentication(id, cancellation => TokenAsync(id, cancellation), tokens, status, time)));

    private Task<InstallationToken> MintAsync(InstallationId installation, CancellationToken cancellationToken) =>
        TokenMint.MintAsync(AsApp.Http, installation, time, cancellationToken);

    private Clients Make(Func<DelegatingHandler> authentication)
    {
        var http = new HttpClient(Chain(authentication), disposeHandler: false) { BaseAddress = options.Value.RestUrl, Timeout = _timeout };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(_product);
        var connection = new Connection(
            Octokit.ProductHeaderValue.Parse(_product),
            options.Value.RestUrl,
            new InMemoryCredentialStore(Credentials.Anonymous),
            new HttpClientAdapter(() => Chain(authentication)),
            new SimpleJsonSerializer());
        connection.SetRequestTimeout(_timeout);
        return new Clients(new GitHubClient(connection), http);
    }

    private FaultHandler Chain(Func<DelegatingHandler> authentication)
    {
        var signing = authentication();
        signing.InnerHandler = handlers.CreateHandler(HandlerName);
        return new FaultHandler(time) { InnerHandler = signing };
    }

    private sealed record Clients(IGitHubClient Octokit, HttpClient Http);
}
