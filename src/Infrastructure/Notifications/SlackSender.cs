using System.Net.Http.Json;
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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SendAllAsync(stoppingToken), CountAsync(stoppingToken));

    private async Task SendAllAsync(CancellationToken stoppingToken)
    {
        await foreach (var alert in queue.Reader.ReadAllAsync(stoppingToken))
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
            foreach (var alert in throttle.TakeHeldBack())
            {
                queue.Add(alert);
            }
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack could not be told of an alert ({Error}); it stands in this log")]
    private partial void LogUnreachable(string error);
}
