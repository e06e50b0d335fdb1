using ExamplesCopier.Infrastructure;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ExamplesCopier.Api;

/// <summary>Compact JSON on standard output, or readable lines in a terminal.</summary>
internal static class Logging
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <param name="logging">What is set up.</param>
    /// <param name="configuration">The section <c>Serilog</c> has the last word.</param>
    /// <param name="isStarting">Whether the service is not ready yet.</param>
    public static void Configure(LoggerConfiguration logging, IConfiguration configuration, Func<bool> isStarting)
    {
        logging
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Filter.ByExcluding(entry => SaysNothingNew(entry, isStarting))
            .Enrich.FromLogContext()
            .ReadFrom.Configuration(configuration);

        if (Console.IsOutputRedirected)
        {
            logging.WriteTo.Console(new CompactJsonFormatter());
        }
        else
        {
            logging.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    // Why it cannot start is told in plain words beside the log, and that it is told to stop while it starts is no fault; a stack trace helps no operator.
    internal static bool SaysNothingNew(LogEvent entry, Func<bool> isStarting) =>
        (entry.Exception is StartupException && isStarting())
        || (entry.Exception is OperationCanceledException && entry.Properties.TryGetValue("SourceContext", out var source) && source is ScalarValue { Value: Host });
}
