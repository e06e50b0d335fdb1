using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>A pull request that was closed, by a merge or without, and the webhook that told about it.</summary>
/// <param name="PullRequest">The pull request.</param>
/// <param name="Delivery">The signed <c>pull_request</c> event, sent or only built.</param>
/// <param name="Answer">What the receiver said; null when the event was not sent.</param>
public sealed record ClosedPullRequest(SimulatedPullRequest PullRequest, WebhookDelivery Delivery, DeliveryAttempt? Answer)
{
    /// <summary>The pull request's number.</summary>
    public int Number => PullRequest.Number;

    /// <summary>The commit the merge left on the base branch; null when closed without a merge.</summary>
    public string? MergeCommit => PullRequest.MergeCommit;

    /// <summary>The GUID of the webhook.</summary>
    public Guid DeliveryId => Delivery.Id;
}
