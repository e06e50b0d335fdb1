using ExamplesCopier.Infrastructure;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ExamplesCopier.Api;

/// <summary>Compact JSON on standard output, or readable lines in a terminal.</summary>
internal static class Logging
{
    public static void Configure(LoggerConfiguration logging, IConfiguration configuration)
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
            // Told in plain words by the host; its stack trace helps no operator.
            .Filter.ByExcluding(entry => entry.Exception is StartupException)
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
}
