using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>Alerts as log lines of level Error with an event name of their own, for whoever watches the log.</summary>
internal sealed partial class LogNotifications(ILogger<LogNotifications> logger) : INotifications
{
    public Task AlertAsync(AlertKind kind, string message, CancellationToken cancellationToken)
    {
        LogAlert(kind, message);
        return Task.CompletedTask;
    }

    [LoggerMessage(EventName = "Alert", Level = LogLevel.Error, Message = "Alert, {Kind}: {Text}")]
    private partial void LogAlert(AlertKind kind, string text);
}
