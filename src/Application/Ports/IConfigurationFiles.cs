using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Application.Ports;

/// <summary>Where configuration files are kept: on this machine, or in repositories on GitHub.</summary>
public interface IConfigurationFiles
{
    /// <summary>The central file, as messages and the store name it; null when none is set.</summary>
    string? CentralName { get; }

    /// <summary>Reads the deployment's central file.</summary>
    /// <exception cref="ConfigurationUnavailableException">None is set, or it cannot be read.</exception>
    Task<ConfigurationFile> ReadCentralAsync(CancellationToken cancellationToken);

    /// <summary>Reads the file in which a source keeps its own rules.</summary>
    /// <exception cref="ConfigurationUnavailableException">It cannot be read.</exception>
    Task<ConfigurationFile> ReadOwnAsync(Source source, CancellationToken cancellationToken);
}

/// <summary>The bytes of one configuration file.</summary>
/// <param name="Name">As a person knows it; it stands before every problem.</param>
/// <param name="Content">The bytes as they are stored.</param>
/// <param name="Commit">The commit that they were read at; null for a file of this machine.</param>
public sealed record ConfigurationFile(string Name, ReadOnlyMemory<byte> Content, string? Commit = null);

/// <summary>There is no configuration to work with; the message says why and what to do.</summary>
public sealed class ConfigurationUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
