using ExamplesCopier.Application.Deliveries;
using MediatR;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>The one durable job; each of its triggers names a delivery.</summary>
internal sealed class DeliveryJob(IMediator mediator) : IJob
{
    public const string DeliveryId = "delivery";

    public static readonly JobKey Key = new("deliveries");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (context.MergedJobDataMap.GetString(DeliveryId) is { } deliveryId)
        {
            await mediator.Send(new ExecuteDelivery(deliveryId), cancellationToken);
        }
    }
}
