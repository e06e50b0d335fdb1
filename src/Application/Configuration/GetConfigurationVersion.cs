using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>The text of a configuration file, as it was in a version that worked.</summary>
/// <param name="File">The file's name, as the versions tell it; null for the central file.</param>
/// <param name="Version">The version; null for the one in force.</param>
public sealed record GetConfigurationVersion(string? File = null, string? Version = null) : IRequest<StoredConfiguration?>;

internal sealed class GetConfigurationVersionHandler(IConfigurationVersions versions, IConfigurationFiles files) : IRequestHandler<GetConfigurationVersion, StoredConfiguration?>
{
    /// <returns>Null when no such version was kept.</returns>
    public async Task<StoredConfiguration?> Handle(GetConfigurationVersion request, CancellationToken cancellationToken) =>
        (request.File ?? files.CentralName) is { } file ? await versions.FindAsync(file, request.Version, cancellationToken) : null;
}
