using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Configuration;
using ExamplesCopier.Infrastructure.GitHub;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using ExamplesCopier.Infrastructure.Notifications;
using ExamplesCopier.Infrastructure.Queueing;
using ExamplesCopier.Infrastructure.Storage;
using ExamplesCopier.Infrastructure.Telemetry;
using ExamplesCopier.Infrastructure.Yaml;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure;

/// <summary>Every adapter, for the composition root.</summary>
public static class InfrastructureServices
{
    /// <param name="services">Where to register.</param>
    /// <param name="storage">Decides the database; fixed for the life of the process.</param>
    /// <param name="copier">Decides how many deliveries run at once; fixed for the life of the process.</param>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, StorageOptions storage, CopierOptions copier)
    {
        services.AddSingleton<IConfigurationFiles, ConfigurationFiles>();
        services.AddHostedService<Gauges>();

        // Asked for late, since the configuration itself may have to be fetched with a token.
        services.AddSingleton(provider => new TokenScope(
            () => provider.GetRequiredService<CurrentConfiguration>().Status.Loaded?.Configuration ?? CopierConfiguration.Empty,
            () => provider.GetRequiredService<IOptionsMonitor<CopierOptions>>().CurrentValue.ConfigRepository));
        return services.AddYaml().AddNotifications().AddGitHub().AddStorage().AddQueueing(storage, copier);
    }

    /// <summary>What can be read from GitHub, without a database or a queue: nothing of it is remembered.</summary>
    public static IServiceCollection AddReadingInfrastructure(this IServiceCollection services)
    {
        services.AddSingleton<IConfigurationFiles, ConfigurationFiles>();
        services.AddSingleton(new TokenScope(configuration: null));
        services.AddSingleton<WithoutStore>();
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<WithoutStore>());
        services.AddSingleton<IRepositoryPins>(provider => provider.GetRequiredService<WithoutStore>());
        services.AddSingleton<INotifications>(provider => provider.GetRequiredService<WithoutStore>());
        services.AddSingleton<IGitHubUsage>(provider => provider.GetRequiredService<WithoutStore>());
        return services.AddYaml().AddGitHub();
    }

    /// <summary>What can be done with files alone, without GitHub, a database or a queue.</summary>
    public static IServiceCollection AddOfflineInfrastructure(this IServiceCollection services) => services.AddYaml();
}
