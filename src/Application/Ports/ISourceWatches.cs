using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Ports;

/// <summary>Since when each source is watched, and how far its merges were looked at; kept for all replicas.</summary>
public interface ISourceWatches
{
    /// <summary>Begins the watches of sources that were added, enabled or moved to another branch, and ends those of sources that were disabled or removed.</summary>
    /// <param name="configured">The sources of the configuration in force.</param>
    /// <param name="isWhole">Whether a source that is not among them is gone; otherwise part of the configuration cannot be read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task ObserveAsync(IReadOnlyList<Source> configured, bool isWhole, CancellationToken cancellationToken);

    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<SourceWatch>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Moves the mark of a watch, unless the watch has ended or begun anew in the meantime.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task MoveMarkAsync(SourceWatch watch, DateTimeOffset mark, CancellationToken cancellationToken);
}
