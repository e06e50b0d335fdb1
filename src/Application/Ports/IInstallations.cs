using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>The installations of our GitHub App (the specification's section 8).</summary>
public interface IInstallations
{
    /// <summary>The installation that reaches <paramref name="repository"/>: the given one, else the default one, else the discovered one.</summary>
    /// <param name="repository">The repository to reach.</param>
    /// <param name="known">The configured installation, or the webhook's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">None reaches it, or GitHub does not answer.</exception>
    Task<RepositoryAccess> ResolveAsync(RepositoryName repository, InstallationId? known, CancellationToken cancellationToken);

    /// <summary>Makes sure that <paramref name="installation"/> can authenticate; costs a request only when no token is at hand.</summary>
    /// <exception cref="FaultException">It cannot.</exception>
    Task AuthenticateAsync(InstallationId installation, CancellationToken cancellationToken);

    /// <summary>Forgets what is known of installations and their tokens.</summary>
    void Forget();
}

/// <summary>A repository, and the installation through which it is reached.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Installation">Who asks.</param>
public sealed record RepositoryAccess(RepositoryName Name, InstallationId Installation)
{
    /// <summary>What the configuration calls it; another name only once it was renamed or handed to another owner.</summary>
    public RepositoryName Configured { get; init; } = Name;
}
