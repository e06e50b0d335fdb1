using ExamplesCopier.Application.Brakes;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Copying.Previewing;
using ExamplesCopier.Application.Copying.Syncing;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Deliveries.CatchingUp;
using ExamplesCopier.Application.Doctor;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Application.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application;

/// <summary>What the use cases need beside the ports.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddMediation();
        services.AddSingleton<ConfigurationJudge>();
        services.AddSingleton<ConfigurationOrigins>();
        services.AddSingleton<ConfigurationLoader>();
        services.AddSingleton(provider => new CurrentConfiguration(
            provider.GetRequiredService<ConfigurationLoader>(),
            provider.GetRequiredService<IReloadSignal>(),
            provider.GetRequiredService<ISourceWatches>(),
            provider.GetRequiredService<INotifications>(),
            provider.GetRequiredService<IOptionsMonitor<CopierOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CurrentConfiguration>>()));
        services.AddSingleton<UseCaseMetrics>();
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<DeliveryMetrics>();
        services.AddSingleton<QueueMetrics>();
        services.AddSingleton<ConfigurationMetrics>();
        services.AddSingleton<KnownSources>();
        services.AddSingleton<SeenInstallations>();
        services.AddSingleton<Registration>();
        services.AddSingleton<PinnedRepositories>();
        services.AddSingleton<MergeRouting>();
        services.AddSingleton<SourceAccess>();
        services.AddSingleton<Settling>();
        services.AddSingleton<ChangedFiles>();
        services.AddSingleton<Draining>();
        services.AddScoped<WebhookIntake>();
        services.AddScoped<MissedMergeIntake>();
        services.AddScoped<MissedMerges>();
        services.AddScoped<FailedWebhooks>();
        services.AddSingleton<CatchUpAccess>();
        services.AddScoped<DeliveryRun>();
        services.AddScoped<LeasedRun>();
        services.AddScoped<CopyRun>();
        services.AddScoped<TargetLookup>();
        services.AddScoped<ProposalCare>();
        services.AddScoped<DeprecationWriter>();
        services.AddScoped<ChangeSetComparison>();
        services.AddScoped<ChangeSetWriter>();
        services.AddScoped<SyncTargets>();
        services.AddScoped<SyncRun>();
        services.AddScoped<PreviewSubjects>();
        services.AddScoped<PreviewTargets>();
        services.AddScoped<Previewer>();
        services.AddScoped<AppChecks>();
        services.AddScoped<WebhookChecks>();
        services.AddScoped<ConfigurationChecks>();
        services.AddScoped<InstallationChecks>();
        services.AddScoped<RepositoryChecks>();
        return services;
    }
}
