using System.Net;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using ExamplesCopier.Infrastructure.GitHub.Http;
using ExamplesCopier.Infrastructure.GitHub.Reading;
using ExamplesCopier.Infrastructure.GitHub.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ExamplesCopier.Infrastructure.GitHub;

internal static class GitHubServices
{
    // GitHub itself gives up after ten seconds; large blobs take longer to travel.
    private static readonly TimeSpan _attemptTimeout = TimeSpan.FromSeconds(30);

    // Each one after it is twice as long, give or take a half.
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(500);

    // All tries of one request together, with the pauses between them. Octokit gives up by itself after 100 s, and then nobody can tell why.
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(95);

    public static IServiceCollection AddGitHub(this IServiceCollection services)
    {
        services.AddTransient<TallyHandler>();
        services.AddTransient<OneHost>();
        services.AddHttpClient(GitHubConnections.HandlerName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // GitHub has no use for the names of our spans.
                ActivityHeadersPropagator = null,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The client's own loggers hand every header on as a value, with the token, whatever is redacted in their text.
            .RemoveAllLoggers()
            .AddResilienceHandler("github", (pipeline, context) =>
            {
                var time = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.TimeProvider = time;
                pipeline.AddTimeout(_timeout).AddRetry(Retry(time))
                    .AddCircuitBreaker(context.ServiceProvider.GetRequiredService<HostCircuit>().Strategy)
                    .AddTimeout(_attemptTimeout);
            });
        services.AddHttpClient(GitHubConnections.HandlerName).AddHttpMessageHandler<TallyHandler>().AddHttpMessageHandler<OneHost>();

        services.AddSingleton<GitHubMetrics>();
        services.AddSingleton<HostCircuit>();
        services.AddSingleton<InstallationGates>();
        services.AddSingleton<GitHubStatus>();
        services.AddSingleton<IGitHubStatus>(provider => provider.GetRequiredService<GitHubStatus>());
        services.AddSingleton<AppTokenSource>();
        services.AddSingleton<InstallationTokens>();
        services.AddSingleton<GitHubConnections>();
        services.AddSingleton<ContentMemory>();
        services.AddSingleton<AnswerReader>();
        services.AddSingleton<GraphQLCircuit>();
        services.AddSingleton<GraphQLClient>();
        services.AddSingleton<IInstallations, Installations>();
        services.AddSingleton<RestReader>();
        services.AddSingleton<ChangedFileList>();
        services.AddSingleton<MergeHistory>();
        services.AddSingleton<TreeLists>();
        services.AddSingleton<TreeComparison>();
        services.AddSingleton<IRepositoryTrees, RepositoryTrees>();
        services.AddSingleton<IPullRequests, PullRequests>();
        services.AddSingleton<IMergedPullRequests, MergedPullRequests>();
        services.AddSingleton<ISourceHistory, SourceHistory>();
        services.AddSingleton<IHookDeliveries, HookDeliveries>();
        services.AddSingleton<InstallationQuotas>();
        services.AddSingleton<IInstallationQuotas>(provider => provider.GetRequiredService<InstallationQuotas>());
        services.AddSingleton<RepositoryFiles>();
        services.AddSingleton<AppIdentitySource>();
        services.AddSingleton<BlobDownloads>();
        services.AddSingleton<MovedRepositories>();
        services.AddSingleton<RepositoryContents>();
        services.AddSingleton<IRepositoryContents>(provider => new PinnedContents(
            provider.GetRequiredService<RepositoryContents>(), provider.GetRequiredService<IRepositoryPins>(), provider.GetRequiredService<PinnedRepositories>()));
        services.AddSingleton<GitDataClient>();
        services.AddSingleton<GitTrees>();
        services.AddSingleton<PullRequestFinisher>();
        services.AddSingleton<TargetRepositories>();
        services.AddSingleton<ITargetRepositories>(provider => new UnbrokenWrites(
            provider.GetRequiredService<TargetRepositories>(), provider.GetRequiredService<Draining>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IInstallationDirectory, InstallationDirectory>();
        services.AddSingleton<IAppRegistration, AppRegistrations>();
        services.AddSingleton<IRepositoryInspection, RepositoryInspection>();
        services.AddHostedService<FirstContact>();
        services.AddHostedService<InstallationWatch>();
        return services;
    }

    /// <summary>Only what changes nothing is sent again in place: reads, and the minting of tokens.</summary>
    private static HttpRetryStrategyOptions Retry(TimeProvider time) => new()
    {
        MaxRetryAttempts = 3,
        ShouldRetryAfterHeader = false,
        // The strategy's own pause would count as work.
        DelayGenerator = static _ => ValueTask.FromResult<TimeSpan?>(TimeSpan.Zero),
        OnRetry = async arguments =>
        {
            arguments.Outcome.Result?.Dispose();
            using var waiting = WorkingTime.Pause();
            await Task.Delay(_firstPause * Math.Pow(2, arguments.AttemptNumber) * (0.5 + Random.Shared.NextDouble()), time, arguments.Context.CancellationToken);
        },
        ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Context.GetRequestMessage() is { } request && RequestKinds.ChangesNothing(request) && IsPassing(arguments.Outcome)),
    };

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or Polly.Timeout.TimeoutRejectedException or IOException } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };
}
