using ExamplesCopier.Application.Deliveries;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>
/// Runs before anything of the service is stopped, while it still answers: readiness goes down, webhooks are refused,
/// and what runs is brought to a safe point and handed back to the store.
/// </summary>
internal sealed partial class GracefulStop(Draining draining, TimeProvider time, ILogger<GracefulStop> logger) : IHostedLifecycleService
{
    // A little longer than a write may take, for recording what became of it.
    private static readonly TimeSpan _patience = Draining.Patience + TimeSpan.FromSeconds(2);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        LogStopping();
        try
        {
            await draining.BeginAsync().WaitAsync(_patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogLeft();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: nothing new is accepted, and what runs is handed back to the store")]
    private partial void LogStopping();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Some deliveries did not reach a safe point in time; the next process takes them over when their lease has ended")]
    private partial void LogLeft();
}
