using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>What is kept of our pull requests in targets.</summary>
public interface IProposals
{
    /// <summary>People closed it: the change sets that it carried are declined, and so is a delivery of which nothing else is left.</summary>
    Task DeclineAsync(RepositoryName target, int pullRequest, CancellationToken cancellationToken);
}
