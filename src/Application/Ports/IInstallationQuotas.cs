using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>How much of its hourly quota each installation has left, by GitHub's last answers to this process.</summary>
public interface IInstallationQuotas
{
    /// <summary>Less than a tenth is left: it is kept for merges, and what can wait does not ask.</summary>
    bool IsScarce(InstallationId installation);

    /// <summary>When a scarce quota is renewed; null when it is not scarce.</summary>
    DateTimeOffset? ScarceUntil(InstallationId installation);

    /// <summary>What is known of it, by the name of the resource; empty before the first answer.</summary>
    IReadOnlyList<InstallationQuota> Of(InstallationId installation);
}
