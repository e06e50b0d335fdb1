using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.Telemetry;

/// <summary>Brings the gauges into being, and what they tell of the store up to date.</summary>
internal sealed partial class Gauges(QueueMetrics queue, ConfigurationMetrics configuration, GitHubMetrics gitHub, TimeProvider time, ILogger<Gauges> logger) : BackgroundService
{
    // Nothing else need hold them: they live as long as they are asked.
    private readonly object[] _alive = [configuration, gitHub];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        GC.KeepAlive(_alive);
        using var timer = new PeriodicTimer(QueueMetrics.Interval, time);
        do
        {
            try
            {
                await queue.RefreshAsync(stoppingToken);
            }
            catch (StoreUnavailableException exception)
            {
                LogUnavailable(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The length of the queue could not be read; the metrics leave it out until it can")]
    private partial void LogUnavailable(Exception exception);
}
