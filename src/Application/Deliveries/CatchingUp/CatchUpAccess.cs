using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Deliveries.CatchingUp;

/// <summary>How a source is reached, and whether there is quota for what can wait.</summary>
internal sealed class CatchUpAccess(IInstallations installations, IInstallationQuotas quotas)
{
    /// <exception cref="FaultException">No installation reaches it.</exception>
    public Task<RepositoryAccess> ResolveAsync(Source source, CancellationToken cancellationToken) =>
        installations.ResolveAsync(source.Repository, source.InstallationId, cancellationToken);

    public bool IsScarce(InstallationId installation) => quotas.IsScarce(installation);
}
