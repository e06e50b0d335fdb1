using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Remembers which repository each configured name stands for, over restarts and for all replicas.</summary>
public interface IRepositoryPins
{
    /// <summary>The pins of these names; of one that was never seen, an empty one.</summary>
    Task<IReadOnlyDictionary<RepositoryName, RepositoryPin>> FindAsync(IReadOnlyCollection<RepositoryName> configured, CancellationToken cancellationToken);

    /// <summary>The names that a repository is known under, whatever GitHub calls it now.</summary>
    Task<IReadOnlyList<RepositoryPin>> FindByIdAsync(long repositoryId, CancellationToken cancellationToken);

    /// <summary>Pins a name that has no repository yet; of one that has, learns the repository's present name.</summary>
    /// <returns>What holds then: another replica may have been first.</returns>
    Task<RepositoryPin> LearnAsync(RepositoryName configured, RepositoryIdentity seen, CancellationToken cancellationToken);

    /// <summary>Keeps what an operator may confirm.</summary>
    Task RefuseAsync(RepositoryName configured, RepositoryIdentity seen, CancellationToken cancellationToken);

    /// <summary>From now on the name stands for what was refused last; where nothing was, all stays as it is.</summary>
    /// <returns>What holds then; null when nothing was ever found under that name.</returns>
    Task<RepositoryPin?> ConfirmAsync(RepositoryName configured, AdminAct act, CancellationToken cancellationToken);
}
