using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>Alerts as log lines with an event name of their own, of level Error (silence: Warning), for whoever watches the log.</summary>
internal sealed partial class LogNotifications(ILogger<LogNotifications> logger)
{
    public void Tell(Alert alert) =>
        LogAlert(alert.Kind == AlertKind.Silence ? LogLevel.Warning : LogLevel.Error, alert.Kind, alert.Cause, alert.Message);

    [LoggerMessage(EventName = "Alert", Message = "Alert, {Kind}, {Cause}: {Text}")]
    private partial void LogAlert(LogLevel level, AlertKind kind, string cause, string text);
}
