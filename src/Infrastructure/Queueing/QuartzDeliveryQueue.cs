using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>
/// A trigger per delivery. Scheduling one again keeps whichever is due first, so it may be done any number of times.
/// The row is stored before it is scheduled, so a trigger that cannot be stored costs time and nothing else: the sweep finds the row.
/// </summary>
internal sealed partial class QuartzDeliveryQueue(ISchedulerFactory schedulers, ILogger<QuartzDeliveryQueue> logger) : IDeliveryQueue
{
    public async Task ScheduleAsync(string deliveryId, RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var trigger = TriggerBuilder.Create()
            .ForJob(DeliveryJob.Key)
            .WithIdentity(deliveryId)
            .WithExecutionGroup(SourceGroups.Of(source))
            .UsingJobData(DeliveryJob.DeliveryId, deliveryId)
            .StartAt(notBefore)
            .Build();
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, cancellationToken);
        }
        catch (SchedulerException exception)
        {
            LogLeftToSweep(exception, deliveryId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Delivery} could not be scheduled; the next sweep starts it")]
    private partial void LogLeftToSweep(Exception exception, string delivery);
}
