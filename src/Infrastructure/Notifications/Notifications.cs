using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>Logs every alert, and leaves to the sender what Slack is to be told.</summary>
internal sealed class Notifications(LogNotifications log, SlackQueue queue, IOptionsMonitor<SlackOptions> options) : INotifications
{
    public Task AlertAsync(Alert alert, CancellationToken cancellationToken)
    {
        log.Tell(alert);
        if (options.CurrentValue.WebhookUrl is not null)
        {
            queue.Raised.Writer.TryWrite(alert);
        }

        return Task.CompletedTask;
    }
}
