using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>Forgets what this process knows of installations when another one was told to.</summary>
internal sealed partial class InstallationWatch(IInstallationSignal signal, IInstallations installations, TimeProvider time, ILogger<InstallationWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        long? known = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var count = await signal.CountAsync(stoppingToken);
                if (known is { } before && count > before)
                {
                    installations.Forget();
                    LogForgotten();
                }

                known = count;
            }
            catch (StoreUnavailableException exception)
            {
                LogLater(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "What was known of the App's installations is forgotten, as an operator asked")]
    private partial void LogForgotten();

    [LoggerMessage(Level = LogLevel.Debug, Message = "The store does not answer; it is asked again in a second")]
    private partial void LogLater(Exception exception);
}
