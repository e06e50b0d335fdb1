using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>What became of the webhooks that GitHub sent to the App (https://docs.github.com/rest/apps/webhooks).</summary>
public interface IHookDeliveries
{
    /// <summary>Attempts that failed, newest first, one page.</summary>
    /// <param name="cursor">The page before names it; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<FailedAttempts> ListFailedAsync(string? cursor, CancellationToken cancellationToken);

    /// <summary>The merge that an attempt told of; null when it told of something else.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or does not know it any more.</exception>
    Task<HookedMerge?> FindMergeAsync(long attemptId, CancellationToken cancellationToken);

    /// <summary>Has GitHub send it again, with the same GUID; it does so after the answer.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or does not know it any more.</exception>
    Task RedeliverAsync(long attemptId, CancellationToken cancellationToken);
}

public sealed record FailedAttempts(IReadOnlyList<FailedAttempt> Items, string? NextCursor);

/// <param name="Id">GitHub's number of the attempt.</param>
/// <param name="DeliveryId">The webhook's GUID, the same for all its attempts.</param>
/// <param name="At">When it was sent.</param>
/// <param name="MayBeMerge">It is a <c>pull_request</c> event of a pull request that was closed.</param>
public sealed record FailedAttempt(long Id, string DeliveryId, DateTimeOffset At, bool MayBeMerge);

/// <param name="Repository">Where it was merged.</param>
/// <param name="Branch">Into which branch.</param>
/// <param name="MergedAt">When, in whole seconds.</param>
/// <param name="Identity">Which merge it is.</param>
/// <param name="Installation">The installation that the event names.</param>
public sealed record HookedMerge(RepositoryName Repository, BranchName Branch, DateTimeOffset MergedAt, MergeIdentity Identity, InstallationId? Installation);
