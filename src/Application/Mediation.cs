using System.Reflection;
using ExamplesCopier.Application.Behaviors;
using ExamplesCopier.Application.Webhooks;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.Application;

/// <summary>Registers MediatR: every handler of this assembly, and the pipeline in its order.</summary>
public static class Mediation
{
    public static IServiceCollection AddMediation(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(MetricsBehavior<,>));
        services.AddScoped<IPipelineBehavior<ProcessPullRequestWebhook, WebhookAnswer>, WebhookCountBehavior>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RateLimitingBehavior<,>));

        foreach (var (contract, handler) in Handlers(typeof(Mediation).Assembly))
        {
            services.AddScoped(contract, handler);
        }

        // Of requests only: the configuration's validators are parts of each other and belong to its reader.
        return services.AddValidatorsFromAssembly(
            typeof(Mediation).Assembly,
            filter: validator => typeof(IBaseRequest).IsAssignableFrom(validator.InterfaceType.GenericTypeArguments[0]),
            includeInternalTypes: true);
    }

    /// <summary>Each handler of <paramref name="assembly"/> with the contract that it answers.</summary>
    internal static IEnumerable<(Type Contract, Type Handler)> Handlers(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type is { IsAbstract: false, IsInterface: false }
        from contract in type.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
        select (contract, type);
}
