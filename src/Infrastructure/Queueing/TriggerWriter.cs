using System.Threading.Channels;
using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>
/// Stores a trigger per delivery, those that wait together in one transaction. Scheduling a delivery again replaces its trigger or keeps
/// whichever is due first, so it may be done any number of times; one that fired already fires again, and the claim of the row ends it.
/// </summary>
internal sealed partial class TriggerWriter(ISchedulerFactory schedulers, ILogger<TriggerWriter> logger) : BackgroundService
{
    private const int MaxWaiting = 10_000;
    private const int MaxTogether = 100;

    private readonly Channel<WaitingDelivery> _waiting = Channel.CreateBounded<WaitingDelivery>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <summary>Where too many wait already, this one is left to the sweep.</summary>
    public void Add(WaitingDelivery delivery)
    {
        if (!_waiting.Writer.TryWrite(delivery))
        {
            LogTooMany(delivery.Id);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            var together = new Dictionary<string, ITrigger>(StringComparer.Ordinal);
            while (together.Count < MaxTogether && _waiting.Reader.TryRead(out var delivery))
            {
                together[delivery.Id] = TriggerOf(delivery);
            }

            try
            {
                await StoreAsync([.. together.Values], stoppingToken);
            }
            catch (SchedulerException exception)
            {
                LogLeftToSweep(exception, together.Count);
            }
        }
    }

    private async Task StoreAsync(IReadOnlyCollection<ITrigger> triggers, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (triggers.Count == 1)
        {
            await scheduler.ScheduleTrigger(triggers.Single(), TriggerConflict.KeepEarlier, cancellationToken);
        }
        else if (await scheduler.GetJobDetail(DeliveryJob.Key, cancellationToken) is { } job)
        {
            await scheduler.ScheduleJobs(
                new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [job] = triggers }, ScheduleJobOptions.Replacing, cancellationToken);
        }
    }

    private static ITrigger TriggerOf(WaitingDelivery delivery) => TriggerBuilder.Create()
        .ForJob(DeliveryJob.Key)
        .WithIdentity(delivery.Id)
        .WithExecutionGroup(SourceGroups.Of(delivery.Source))
        .UsingJobData(DeliveryJob.DeliveryId, delivery.Id)
        .StartAt(delivery.NotBefore)
        .Build();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} deliveries could not be scheduled; the next sweep starts them")]
    private partial void LogLeftToSweep(Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Delivery} is left to the sweep; too many wait to be scheduled")]
    private partial void LogTooMany(string delivery);
}
