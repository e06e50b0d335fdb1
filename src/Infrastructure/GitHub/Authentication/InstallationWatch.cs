using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>Forgets what this process knows of installations when another one was told to.</summary>
internal sealed partial class InstallationWatch(IInstallationSignal signal, IInstallations installations, TimeProvider time, ILogger<InstallationWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private long _known;

    /// <summary>What was raised before is nothing to this process; what is raised from now on is, however long its first look takes.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _known = await CountAsync(cancellationToken) ?? 0;
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (await CountAsync(stoppingToken) is { } count && count > _known)
            {
                installations.Forget();
                LogForgotten();
                _known = count;
            }
        }
    }

    /// <returns>Null while the store does not answer.</returns>
    private async Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await signal.CountAsync(cancellationToken);
        }
        catch (StoreUnavailableException exception)
        {
            LogLater(exception);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "What was known of the App's installations is forgotten, as an operator asked, or GitHub told, another replica")]
    private partial void LogForgotten();

    [LoggerMessage(Level = LogLevel.Debug, Message = "The store does not answer; it is asked again in a second")]
    private partial void LogLater(Exception exception);
}
