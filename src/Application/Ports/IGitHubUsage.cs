using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>How much was asked of GitHub on behalf of each installation, over all replicas and restarts.</summary>
public interface IGitHubUsage
{
    /// <summary>Takes one request into account, in memory.</summary>
    void Count(InstallationId installation, bool hasFailed);

    /// <summary>Adds what was counted here to what is stored.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer; nothing that was counted is lost by it.</exception>
    Task KeepAsync(CancellationToken cancellationToken);

    /// <summary>What is stored, and what this replica has counted since; other replicas are behind by seconds.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<InstallationUsage>> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Installation">Which one.</param>
/// <param name="Calls">Requests that were sent, each retry counted.</param>
/// <param name="Errors">Those of them that got no answer, or one from 400 on.</param>
public sealed record InstallationUsage(InstallationId Installation, long Calls, long Errors);
