using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Loads the configuration now, on every replica, and tells how it stands.</summary>
public sealed record ReloadConfiguration : IRequest<ConfigurationStatus>;

internal sealed class ReloadConfigurationHandler(CurrentConfiguration configuration, IReloadSignal signal) : IRequestHandler<ReloadConfiguration, ConfigurationStatus>
{
    public async Task<ConfigurationStatus> Handle(ReloadConfiguration request, CancellationToken cancellationToken)
    {
        await signal.RaiseAsync(cancellationToken);
        return await configuration.RefreshAsync(cancellationToken);
    }
}
