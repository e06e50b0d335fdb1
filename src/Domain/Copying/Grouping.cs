using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Domain.Copying;

/// <summary>Which change set a rule's target belongs to, and how that change set is committed.</summary>
internal static class Grouping
{
    public static ChangeSetKey KeyOf(Source source, CopyRule rule, Target target) =>
        IsBatched(source, target)
            ? new(target.Repository, target.Branch, Arrival.PullRequest, ChangeSetKey.BatchGroup)
            : new(
                target.Repository,
                target.Branch,
                target.Strategy.Type == CommitStrategyType.Direct ? Arrival.Commit : Arrival.PullRequest,
                rule.Name);

    /// <summary>The target's strategy; a batch takes the messages of <c>batch_pr_config</c> where it gives any.</summary>
    public static CommitStrategy StrategyOf(Source source, Target target) =>
        IsBatched(source, target) && source.BatchPullRequest is { } batch
            ? target.Strategy with
            {
                CommitMessage = batch.CommitMessage ?? target.Strategy.CommitMessage,
                PullRequestTitle = batch.Title ?? target.Strategy.PullRequestTitle,
                PullRequestBody = batch.Body ?? target.Strategy.PullRequestBody,
                UsePullRequestTemplate = batch.UsePullRequestTemplate ?? target.Strategy.UsePullRequestTemplate,
            }
            : target.Strategy;

    private static bool IsBatched(Source source, Target target) =>
        source.BatchByRepo || target.Strategy.Type == CommitStrategyType.Batch;
}
