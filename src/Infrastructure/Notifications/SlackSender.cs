using System.Net.Http.Json;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>Posts one alert after the other, beside all work. What Slack does not take after all retries is in the log, and lost for Slack.</summary>
internal sealed partial class SlackSender(
    SlackQueue queue,
    AlertThrottle throttle,
    IHttpClientFactory clients,
    IOptionsMonitor<SlackOptions> options,
    TimeProvider time,
    ILogger<SlackSender> logger) : BackgroundService
{
    public const string ClientName = "slack";

    private static readonly TimeSpan _lookAfterCounts = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(AdmitAllAsync(stoppingToken), SendAllAsync(stoppingToken), CountAsync(stoppingToken));

    private async Task AdmitAllAsync(CancellationToken stoppingToken)
    {
        await foreach (var alert in queue.Raised.Reader.ReadAllAsync(stoppingToken))
        {
            // Better told twice than not at all.
            if (await TryAsync(() => throttle.AdmitAsync(alert, stoppingToken), new ThrottledAlert(alert, 0), stoppingToken) is { } admitted)
            {
                queue.Admitted.Writer.TryWrite(admitted);
            }
        }
    }

    private async Task SendAllAsync(CancellationToken stoppingToken)
    {
        await foreach (var alert in queue.Admitted.Reader.ReadAllAsync(stoppingToken))
        {
            if (options.CurrentValue is { WebhookUrl: { } url } settings)
            {
                await SendAsync(url, alert, settings.Channel, stoppingToken);
            }
        }
    }

    private async Task CountAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_lookAfterCounts, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (options.CurrentValue.WebhookUrl is null)
            {
                continue;
            }

            foreach (var alert in await TryAsync(() => throttle.TakeHeldBackAsync(stoppingToken), [], stoppingToken))
            {
                queue.Admitted.Writer.TryWrite(alert);
            }
        }
    }

    private async Task<T> TryAsync<T>(Func<Task<T>> ask, T otherwise, CancellationToken stoppingToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogUncounted(exception);
            return otherwise;
        }
    }

    private async Task SendAsync(Uri url, ThrottledAlert alert, string? channel, CancellationToken stoppingToken)
    {
        try
        {
            using var body = JsonContent.Create(SlackMessage.Of(alert, channel), SlackJson.Default.SlackMessage);
            using var client = clients.CreateClient(ClientName);
            using var response = await client.PostAsync(url, body, stoppingToken);
            if (!response.IsSuccessStatusCode)
            {
                LogRefused((int)response.StatusCode);
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Whatever it is, the next alert is another one.
            // The exception's own text may name the address, which is a secret.
            LogUnreachable(exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack refused an alert with {Status}; it stands in this log")]
    private partial void LogRefused(int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store did not tell which alerts were sent before; they may be sent again")]
    private partial void LogUncounted(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack could not be told of an alert ({Error}); it stands in this log")]
    private partial void LogUnreachable(string error);
}
