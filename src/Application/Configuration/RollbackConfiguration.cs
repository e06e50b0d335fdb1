using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Holds a configuration file at an older version that worked, on every replica, until it is released.</summary>
/// <param name="File">The file's name, as the versions tell it.</param>
/// <param name="Version">The version to hold; null lets the file follow its newest version again.</param>
public sealed record RollbackConfiguration(string File, string? Version) : IRequest<bool>;

internal sealed class RollbackConfigurationHandler(IConfigurationVersions versions, IReloadSignal signal) : IRequestHandler<RollbackConfiguration, bool>
{
    /// <returns>False when no such version was kept.</returns>
    public async Task<bool> Handle(RollbackConfiguration request, CancellationToken cancellationToken)
    {
        if (request.Version is null)
        {
            await versions.ReleaseAsync(request.File, cancellationToken);
        }
        else if (!await versions.PinAsync(request.File, request.Version, cancellationToken))
        {
            return false;
        }

        await signal.RaiseAsync(cancellationToken);
        return true;
    }
}
