using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>
/// How much each rule matched. A merge counts once, when a delivery of it first ends (<see cref="IDeliveryStore.SettleAsync"/>), well or not;
/// dry runs, syncs and what was ignored do not count.
/// </summary>
public interface IRuleTallies
{
    /// <summary>What the rules of a source matched.</summary>
    /// <param name="source">The source.</param>
    /// <param name="from">The first day, by the time at which deliveries were received.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Only rules that matched something, also such as are no longer configured.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IReadOnlyList<RuleTally>> ReadAsync(RepositoryName source, DateTimeOffset from, CancellationToken cancellationToken);
}

/// <param name="Rule">The rule's name.</param>
/// <param name="Files">How many changed files it matched, each once in each merge, however many targets it has.</param>
/// <param name="Merges">In how many merges.</param>
/// <param name="LastMatched">When the newest of them was received.</param>
public sealed record RuleTally(string Rule, long Files, long Merges, DateTimeOffset LastMatched);
