namespace ExamplesCopier.Application.Ports;

/// <summary>Removes what was kept long enough, in small steps, so that nobody waits for it.</summary>
public interface IRetention
{
    /// <summary>Deliveries that ended without failure before a moment, with their change sets, files and steps. Their merges stay known, and the totals as they are.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<int> PruneDeliveriesAsync(DateTimeOffset finishedBefore, CancellationToken cancellationToken);

    /// <summary>Audit events from before a moment.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<int> PruneAuditEventsAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>What rules matched on days before a moment.</summary>
    /// <returns>How many days of rules.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<int> PruneRuleTalliesAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
