using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>A configuration that needs no file; without sources set it cannot be read.</summary>
internal sealed class ConfigurationInMemory : IConfigurationFiles, IConfigurationReader
{
    public IReadOnlyList<Source>? Sources { get; set; }

    public Task<ConfigurationFile> ReadAsync(CancellationToken cancellationToken) => Sources is null
        ? throw new ConfigurationUnavailableException("There is no file.")
        : Task.FromResult(new ConfigurationFile("copier.yaml", "x"u8.ToArray()));

    public ConfigurationReading Read(ReadOnlyMemory<byte> content) => new()
    {
        Configuration = new CopierConfiguration { Sources = Sources! },
        Errors = [],
        Warnings = [],
    };
}
