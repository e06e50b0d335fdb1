using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Stops and starts writing, on every replica and over restarts. What comes in meanwhile is stored and waits.</summary>
public interface IBrakes
{
    /// <summary>From now on no delivery of the source is started, and no change set of it is begun. Pausing twice is pausing once.</summary>
    /// <param name="source">The source; null for all.</param>
    /// <param name="act">Whose doing it is, for the audit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PauseAsync(RepositoryName? source, AdminAct act, CancellationToken cancellationToken);

    /// <summary>Takes that pause back, and no other: a source stays paused while all are.</summary>
    Task ResumeAsync(RepositoryName? source, AdminAct act, CancellationToken cancellationToken);

    /// <summary>What is paused now.</summary>
    Task<Pauses> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Lets a held delivery go, whatever its size: it is due now, with all its attempts.</summary>
    Task<ReleaseResult> ReleaseAsync(string deliveryId, AdminAct act, CancellationToken cancellationToken);
}

/// <summary>What is paused.</summary>
/// <param name="All">Everything is.</param>
/// <param name="Sources">The sources that are paused by themselves.</param>
public sealed record Pauses(bool All, IReadOnlySet<RepositoryName> Sources)
{
    public static Pauses None { get; } = new(false, new HashSet<RepositoryName>());

    public bool Hold(RepositoryName source) => All || Sources.Contains(source);
}

public enum ReleaseResult
{
    /// <summary>It was held, and is due now.</summary>
    Released,

    /// <summary>It was let go before; nothing changes.</summary>
    ReleasedBefore,

    /// <summary>It is not held, or there is none of that id.</summary>
    NotHeld,
}
