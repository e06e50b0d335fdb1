using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>When sources were heard of.</summary>
public interface ISourceActivity
{
    /// <summary>Sources whose newest webhook came after <paramref name="after"/>, and not after <paramref name="until"/>.</summary>
    /// <param name="after">Later than this.</param>
    /// <param name="until">At this moment or earlier.</param>
    /// <param name="before">How far back from the newest the others are counted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<QuietSource>> ListQuietAsync(DateTimeOffset after, DateTimeOffset until, TimeSpan before, CancellationToken cancellationToken);

    /// <summary>Until when it is told which sources went quiet; null for never.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<DateTimeOffset?> LastLookAsync(CancellationToken cancellationToken);

    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task SaveLookAsync(DateTimeOffset at, CancellationToken cancellationToken);
}

/// <param name="Source">Which one.</param>
/// <param name="Newest">When its newest webhook came.</param>
/// <param name="Webhooks">How many came up to and with that one, in the time that was asked for.</param>
/// <param name="CaughtUp">How many merges were found since, of which no webhook told.</param>
public sealed record QuietSource(RepositoryName Source, DateTimeOffset Newest, int Webhooks, int CaughtUp);
