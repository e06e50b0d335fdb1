using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.Telemetry;

/// <summary>Brings the gauges into being, reads for them from the store, and keeps what was counted of GitHub there.</summary>
internal sealed partial class Gauges(
    QueueMetrics queue, ConfigurationMetrics configuration, GitHubMetrics gitHub, IGitHubUsage usage, TimeProvider time, ILogger<Gauges> logger) : BackgroundService
{
    // It is registered by being made; nothing else of it is needed here.
    private readonly GitHubMetrics _gitHub = gitHub;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => usage.KeepAsync(CancellationToken.None));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        GC.KeepAlive(_gitHub);
        using var timer = new PeriodicTimer(QueueMetrics.Interval, time);
        do
        {
            configuration.Refresh();
            await TryAsync(() => queue.RefreshAsync(stoppingToken));
            await TryAsync(() => usage.KeepAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store did not answer; until it does, the metrics leave out the queue")]
    private partial void LogUnavailable(Exception exception);
}
