using ExamplesCopier.Api;
using ExamplesCopier.Infrastructure;
using Serilog.Events;
using Serilog.Parsing;

namespace ExamplesCopier.UnitTests.Logs;

public sealed class LoggingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Why_it_cannot_start_is_left_out_of_the_log_only_while_it_starts(bool isStarting)
    {
        var entry = new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Error, new StartupException("x"), new MessageTemplateParser().Parse("x"), []);

        Logging.SaysNothingNew(entry, () => isStarting).Should().Be(isStarting);
    }
}
