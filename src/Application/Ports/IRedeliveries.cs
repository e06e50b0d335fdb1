using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Ports;

/// <summary>Remembers what GitHub was asked to send again.</summary>
public interface IRedeliveries
{
    /// <summary>When the list of failed attempts was last looked at, and all of it settled; null for never.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<DateTimeOffset?> LastLookAsync(CancellationToken cancellationToken);

    /// <summary>Everything before a moment is settled.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task SaveLookAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>What was done about a webhook.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<Redelivery> FindAsync(string deliveryId, CancellationToken cancellationToken);

    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task SaveAsync(string deliveryId, Redelivery redelivery, CancellationToken cancellationToken);
}
