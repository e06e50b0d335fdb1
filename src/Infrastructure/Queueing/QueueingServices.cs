using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

internal static class QueueingServices
{
    public static IServiceCollection AddQueueing(this IServiceCollection services, StorageOptions storage, CopierOptions copier)
    {
        services.AddSingleton<IDeliveryQueue, QuartzDeliveryQueue>();
        services.AddSingleton<IForeignTables, QuartzTables>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "copier";
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(1);
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(copier.MaxConcurrentDeliveries);
            quartz.UseExecutionLimits(SourceLimits.ApplyUnknown);
            quartz.AddJob<DeliveryJob>(job => job.WithIdentity(DeliveryJob.Key).StoreDurably().RequestRecovery());
            quartz.AddJob<SilenceJob>(job => job.WithIdentity(SilenceJob.Key).StoreDurably());
            quartz.AddTrigger<SilenceJob>(trigger => trigger.WithIdentity(SilenceJob.Key.Name).ForJob(SilenceJob.Key).WithCronSchedule(SilenceJob.Schedule));
            quartz.UsePersistentStore(store => Configure(store, storage));
        });
        services.AddHostedService<SourceLimits>();
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.AddSingleton<TriggerWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<TriggerWriter>());
        services.AddHostedService<DeliverySweep>();
        services.AddHostedService<GracefulStop>();
        return services;
    }

    private static void Configure(IPersistentStoreBuilder store, StorageOptions storage)
    {
        store.ProvisionSchema();
        store.ConfigureStore(options =>
        {
            options.AcquireTriggersWithinLock = true;
            options.RecoverFiringsCancelledByShutdown = true;
            options.UseBackgroundThreads = true;
            options.DbRetryInterval = TimeSpan.FromSeconds(2);
            // A backlog is not a misfire: whatever is due is still wanted.
            options.MisfireThreshold = TimeSpan.FromDays(30);
        });

        if (storage.Provider == StorageProvider.Postgres)
        {
            store.UsePostgres(StorageConnections.FactoryOf(storage.Provider), storage.ConnectionString);
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = TimeSpan.FromSeconds(2);
                cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(4);
            });
        }
        else
        {
            store.UseSqlite(StorageConnections.FactoryOf(storage.Provider), storage.ConnectionString);
        }
    }
}
