using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Sources that were registered through the admin API, beside those of the files.</summary>
public interface ISourceRegistrations
{
    Task<IReadOnlyList<SourceRegistration>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Registers a source, or replaces its registration.</summary>
    Task SaveAsync(SourceRegistration registration, CancellationToken cancellationToken);

    /// <returns>False when the source is not registered.</returns>
    Task<bool> RemoveAsync(RepositoryName source, CancellationToken cancellationToken);
}

/// <param name="Source">The repository.</param>
/// <param name="Document">One source of the schema, JSON or YAML.</param>
public sealed record SourceRegistration(RepositoryName Source, ReadOnlyMemory<byte> Document);
