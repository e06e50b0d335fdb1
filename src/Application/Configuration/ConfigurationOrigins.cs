using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Knows by its name where a configuration file is read, and by which rules.</summary>
internal sealed class ConfigurationOrigins(IConfigurationFiles files, IConfigurationReader reader, CurrentConfiguration current)
{
    /// <returns>Null when it is neither the central file nor one in which a source keeps its rules.</returns>
    public async Task<ConfigurationOrigin?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (name == files.CentralName)
        {
            return new ConfigurationOrigin(files.ReadCentralAsync, reader.Read);
        }

        var configuration = (await current.GetAsync(cancellationToken)).Configuration;
        return configuration.Sources.FirstOrDefault(source => source.ConfigFile is not null && ConfigurationLocations.NameOf(source) == name) is { } source
            ? new ConfigurationOrigin(cancellation => files.ReadOwnAsync(source, cancellation), content => reader.ReadOwn(content, source, configuration.Defaults))
            : null;
    }
}

/// <summary>One configuration file.</summary>
/// <param name="Fetch">Reads its newest bytes.</param>
/// <param name="Read">Turns bytes of it into the model.</param>
internal sealed record ConfigurationOrigin(Func<CancellationToken, Task<ConfigurationFile>> Fetch, Func<ReadOnlyMemory<byte>, ConfigurationReading> Read);
