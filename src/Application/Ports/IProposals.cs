using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>What is kept of our pull requests in targets.</summary>
public interface IProposals
{
    /// <summary>People closed it: the change sets that it carried are declined, and so is a delivery of which nothing else is left.</summary>
    /// <returns>Whether it carried any.</returns>
    Task<bool> DeclineAsync(RepositoryName target, int pullRequest, CancellationToken cancellationToken);

    /// <summary>It came to its end: deliveries that wait for its merge are due at once.</summary>
    Task<IReadOnlyList<WaitingDelivery>> WakeAsync(RepositoryName target, int pullRequest, CancellationToken cancellationToken);
}
