using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Looks at a repository before anything is copied from or to it.</summary>
public interface IRepositoryInspection
{
    /// <returns>Null when the installation does not reach it, or there is none.</returns>
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    Task<InspectedRepository?> InspectAsync(RepositoryAccess repository, BranchName branch, CancellationToken cancellationToken);

    /// <summary>Where a repository went that its owner's installation does not reach any more.</summary>
    /// <returns>Null when it went nowhere that the App is installed.</returns>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<RepositoryIdentity?> FindMovedAsync(RepositoryAccess repository, CancellationToken cancellationToken);
}

/// <summary>A repository and one branch of it, as the App sees them.</summary>
public sealed record InspectedRepository
{
    public required RepositoryIdentity Identity { get; init; }

    public bool IsArchived { get; init; }

    /// <summary>Disabled, or locked, by GitHub.</summary>
    public bool IsClosed { get; init; }

    public bool IsEmpty { get; init; }

    public bool IsFork { get; init; }

    public string? DefaultBranch { get; init; }

    public bool HasBranch { get; init; }

    /// <summary>Whether the branch's rules let the App commit to it.</summary>
    public bool MayBeCommittedTo { get; init; }
}
