namespace ExamplesCopier.Application.Ports;

/// <summary>Where configuration files are kept.</summary>
public interface IConfigurationFiles
{
    /// <summary>Reads the deployment's central file.</summary>
    /// <exception cref="ConfigurationUnavailableException">None is configured, or it cannot be read.</exception>
    Task<ConfigurationFile> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>The bytes of one configuration file.</summary>
/// <param name="Name">As a person knows it; it stands before every problem.</param>
/// <param name="Content">The bytes as they are stored.</param>
public sealed record ConfigurationFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>There is no configuration to work with; the message says why and what to do.</summary>
public sealed class ConfigurationUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
