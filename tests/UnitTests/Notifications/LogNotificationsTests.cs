using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Notifications;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.UnitTests.Notifications;

public sealed class LogNotificationsTests
{
    [Fact]
    public void An_alert_is_an_error_in_the_log_and_that_a_source_is_silent_is_a_warning()
    {
        var log = new Lines();
        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            new LogNotifications(log).Tell(new Alert(kind, "acme/examples", "Look at it."));
        }

        log.Written.Should().Equal(Enum.GetValues<AlertKind>().Select(kind =>
            (kind == AlertKind.Silence ? LogLevel.Warning : LogLevel.Error, "Alert", $"Alert, {kind}, acme/examples: Look at it.")));
    }

    private sealed class Lines : ILogger<LogNotifications>
    {
        public List<(LogLevel Level, string Event, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((logLevel, eventId.Name ?? "", formatter(state, exception)));
    }
}
