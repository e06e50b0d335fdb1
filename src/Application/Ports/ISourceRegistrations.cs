using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>
/// Sources that were registered through the admin API, beside those of the files. Each change is told to all replicas
/// (<see cref="IReloadSignal"/>) and to the audit, in its own transaction.
/// </summary>
public interface ISourceRegistrations
{
    Task<IReadOnlyList<SourceRegistration>> ListAsync(CancellationToken cancellationToken);

    /// <param name="registration">The source.</param>
    /// <param name="ofFiles">The sources of files, which count to the limit as well.</param>
    /// <param name="act">Whose doing it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the source is registered already, or there are as many sources as one deployment serves.</returns>
    Task<bool> AddAsync(SourceRegistration registration, IEnumerable<RepositoryName> ofFiles, AdminAct act, CancellationToken cancellationToken);

    /// <param name="registration">The source, and what to put in the place of its registration.</param>
    /// <param name="known">The document that is to be replaced.</param>
    /// <param name="act">Whose doing it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the source is not registered, or not with that document any more.</returns>
    Task<bool> ReplaceAsync(SourceRegistration registration, ReadOnlyMemory<byte> known, AdminAct act, CancellationToken cancellationToken);

    /// <param name="known">The source, with the document that is to be removed.</param>
    /// <param name="act">Whose doing it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the source is not registered, or not with that document any more.</returns>
    Task<bool> RemoveAsync(SourceRegistration known, AdminAct act, CancellationToken cancellationToken);
}

/// <param name="Source">The repository.</param>
/// <param name="Document">One source of the schema, JSON or YAML.</param>
public sealed record SourceRegistration(RepositoryName Source, ReadOnlyMemory<byte> Document);

/// <summary>Sources that operators switched on or off, whatever their configuration says; kept over restarts, for all replicas.</summary>
public interface ISourceSwitches
{
    /// <summary>The switched ones, and whether they are on.</summary>
    Task<IReadOnlyDictionary<RepositoryName, bool>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Switches a source, and tells all replicas and the audit; null leaves it to its configuration again.</summary>
    Task SetAsync(RepositoryName source, bool? enabled, AdminAct act, CancellationToken cancellationToken);
}
