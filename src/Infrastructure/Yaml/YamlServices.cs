using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Yaml.Conversion;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExamplesCopier.Infrastructure.Yaml;

internal static class YamlServices
{
    internal static IServiceCollection AddYaml(this IServiceCollection services)
    {
        services.TryAddSingleton<CopierConfigurationValidator>();
        services.AddSingleton<IConfigurationConverter, ConfigurationConverter>();
        return services.AddSingleton<IConfigurationReader, YamlConfigurationReader>();
    }
}
