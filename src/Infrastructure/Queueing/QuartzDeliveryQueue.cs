using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>A trigger per delivery. Scheduling one again keeps whichever is due first, so it may be done any number of times.</summary>
internal sealed class QuartzDeliveryQueue(ISchedulerFactory schedulers) : IDeliveryQueue
{
    public async Task ScheduleAsync(string deliveryId, RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var trigger = TriggerBuilder.Create()
            .ForJob(DeliveryJob.Key)
            .WithIdentity(deliveryId)
            .WithExecutionGroup(SourceGroups.Of(source))
            .UsingJobData(DeliveryJob.DeliveryId, deliveryId)
            .StartAt(notBefore)
            .Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.KeepEarlier, cancellationToken);
    }
}
