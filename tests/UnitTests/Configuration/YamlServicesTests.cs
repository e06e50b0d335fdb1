using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Yaml;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Configuration;

public sealed class YamlServicesTests
{
    [Fact]
    public void The_reader_is_one_for_all()
    {
        using var services = new ServiceCollection().AddYaml()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        services.GetRequiredService<IConfigurationReader>().Should().BeSameAs(services.GetRequiredService<IConfigurationReader>());
    }
}
