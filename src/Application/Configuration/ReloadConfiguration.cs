using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Loads the configuration now, on every replica, and tells how it stands.</summary>
/// <param name="By">The name of the caller's key.</param>
public sealed record ReloadConfiguration(string By) : IRequest<ConfigurationStatus>;

internal sealed class ReloadConfigurationHandler(CurrentConfiguration configuration, IReloadSignal signal) : IRequestHandler<ReloadConfiguration, ConfigurationStatus>
{
    public async Task<ConfigurationStatus> Handle(ReloadConfiguration request, CancellationToken cancellationToken)
    {
        await signal.RaiseAsync(new AdminAct(AuditAction.ConfigurationReloaded, request.By), cancellationToken);
        return await configuration.RefreshAsync(cancellationToken);
    }
}
