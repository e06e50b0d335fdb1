using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ExamplesCopier.Infrastructure.Notifications;

internal static class NotificationServices
{
    private static readonly TimeSpan _attemptTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<LogNotifications>();
        services.AddSingleton<SlackQueue>();
        services.AddSingleton<INotifications, Notifications>();
        services.AddHostedService<SlackSender>();

        // The client's own loggers would write the address, which is a secret.
        services.AddHttpClient(SlackSender.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            // The configured host is the only one that is told.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddResilienceHandler("slack", (pipeline, context) =>
            {
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.AddRetry(Retry()).AddTimeout(_attemptTimeout);
            });
        return services;
    }

    /// <summary>For some twenty minutes: 5, 10, 20 … seconds, at most five minutes apart; longer when Slack says so, which is heeded.</summary>
    private static HttpRetryStrategyOptions Retry() => new()
    {
        MaxRetryAttempts = 9,
        Delay = TimeSpan.FromSeconds(5),
        MaxDelay = _longestPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    };
}
