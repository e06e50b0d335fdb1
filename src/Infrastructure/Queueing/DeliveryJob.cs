using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>The one durable job; each of its triggers names a source that has something due.</summary>
internal sealed class DeliveryJob(IMediator mediator) : IJob
{
    public const string Source = "source";

    public static readonly JobKey Key = new("deliveries");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (RepositoryName.TryParse(context.MergedJobDataMap.GetString(Source), out var source))
        {
            await mediator.Send(new ExecuteNext(source), cancellationToken);
        }
    }
}
