using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.Application;

/// <summary>What the use cases need beside the ports.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddMediation();
        services.AddSingleton<CurrentConfiguration>();
        services.AddSingleton<Settling>();
        services.AddScoped<WebhookIntake>();
        services.AddScoped<DeliveryRun>();
        services.AddScoped<CopyRun>();
        services.AddScoped<ChangeSetWriter>();
        return services;
    }
}
