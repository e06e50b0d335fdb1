using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>At start and every few seconds: finds due deliveries that nobody works on, whoever lost them.</summary>
internal sealed partial class DeliverySweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<DeliverySweep> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ResumeDeliveries(), stoppingToken);
            if (found > 0)
            {
                LogFound(found);
            }
        }
        catch (Exception exception) when (exception is StoreUnavailableException or Quartz.SchedulerException)
        {
            LogUnavailable(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} deliveries are due and waiting")]
    private partial void LogFound(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Waiting deliveries could not be looked up; the next sweep tries again")]
    private partial void LogUnavailable(Exception exception);
}
