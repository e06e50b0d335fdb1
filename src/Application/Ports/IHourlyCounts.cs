using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>What came hour by hour.</summary>
public interface IHourlyCounts
{
    /// <summary>How many deliveries of each source were received in each hour; dry runs and what was ignored do not count.</summary>
    /// <param name="from">Where the first hour begins.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Only hours in which something came.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<ReceivedInHour>> ReadAsync(DateTimeOffset from, CancellationToken cancellationToken);
}

/// <param name="Source">Whose.</param>
/// <param name="Hour">Which hour, counted from the first.</param>
/// <param name="Succeeded">Finished without failure.</param>
/// <param name="Failed">Failed, wholly or partly.</param>
/// <param name="Open">Not finished, or held.</param>
public sealed record ReceivedInHour(RepositoryName Source, int Hour, int Succeeded, int Failed, int Open);
