using ExamplesCopier.Infrastructure.Storage;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>Quartz makes its tables when its scheduler is built; it does not start yet.</summary>
internal sealed class QuartzTables(ISchedulerFactory schedulers) : IForeignTables
{
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await schedulers.GetScheduler(cancellationToken);
        }
        catch (SchedulerException exception)
        {
            throw new StartupException($"The scheduler's tables cannot be prepared: {exception.GetBaseException().Message}", exception);
        }
    }
}
