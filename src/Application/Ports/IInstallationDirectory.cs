using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>The installations of our App as GitHub lists them, for those who look.</summary>
public interface IInstallationDirectory
{
    /// <exception cref="FaultException">GitHub does not answer, or refuses the App.</exception>
    Task<IReadOnlyList<InstallationState>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Forgets the installation's token and asks for a new one.</summary>
    /// <exception cref="FaultException">GitHub gives none.</exception>
    Task RenewAsync(InstallationId installation, CancellationToken cancellationToken);
}

/// <summary>One installation.</summary>
public sealed record InstallationState
{
    public required InstallationId Id { get; init; }

    /// <summary>The account that the App is installed on.</summary>
    public required string Account { get; init; }

    /// <summary>What it may do, by GitHub's names: <c>contents</c> → <c>write</c>. One that is not granted is not in it.</summary>
    public required IReadOnlyDictionary<string, string> Permissions { get; init; }

    /// <summary>Its page on GitHub; null when GitHub names none.</summary>
    public string? Page { get; init; }

    /// <summary>Whether it reaches all repositories of the account, and not only selected ones.</summary>
    public required bool ReachesAll { get; init; }

    /// <summary>Since when it is suspended; null when it is not.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>What this replica knows of its hourly quota; empty before the first request.</summary>
    public required IReadOnlyList<InstallationQuota> Quotas { get; init; }

    /// <summary>When the token that this replica holds expires; null when it holds none.</summary>
    public DateTimeOffset? TokenExpiresAt { get; init; }
}

/// <summary>An hourly quota of an installation.</summary>
/// <param name="Resource">GitHub's name: <c>core</c> for REST, <c>graphql</c>.</param>
/// <param name="Limit">Requests or points an hour.</param>
/// <param name="Remaining">What is left of them.</param>
/// <param name="ResetAt">When it is full again.</param>
public sealed record InstallationQuota(string Resource, long Limit, long Remaining, DateTimeOffset ResetAt);

/// <summary>Tells the other replicas that what they hold of installations is old.</summary>
public interface IInstallationSignal
{
    /// <summary>Grows with every signal of another replica.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Raises it for what GitHub told this replica.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task RaiseAsync(CancellationToken cancellationToken);

    /// <summary>Raises it, and writes down for the audit whose doing it is.</summary>
    Task RaiseAsync(AdminAct act, CancellationToken cancellationToken);
}
