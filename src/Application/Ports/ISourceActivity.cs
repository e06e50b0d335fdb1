using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>When sources were heard of.</summary>
public interface ISourceActivity
{
    /// <summary>Sources whose newest delivery of a merge (no replays) came after <paramref name="after"/>, and not after <paramref name="until"/>.</summary>
    /// <param name="after">Later than this.</param>
    /// <param name="until">At this moment or earlier.</param>
    /// <param name="before">How far back from the newest the others are counted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<QuietSource>> ListQuietAsync(DateTimeOffset after, DateTimeOffset until, TimeSpan before, CancellationToken cancellationToken);
}

/// <param name="Source">Which one.</param>
/// <param name="Newest">When its newest delivery came.</param>
/// <param name="Deliveries">How many came up to and with that one, in the time that was asked for.</param>
public sealed record QuietSource(RepositoryName Source, DateTimeOffset Newest, int Deliveries);
