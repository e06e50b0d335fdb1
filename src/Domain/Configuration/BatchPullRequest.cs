using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Domain.Configuration;

/// <summary>The messages of a pull request that carries all rules' files (<c>batch_pr_config</c>); null keeps the strategy's own.</summary>
public sealed record BatchPullRequest
{
    public MessageTemplate? Title { get; init; }

    public MessageTemplate? Body { get; init; }

    public MessageTemplate? CommitMessage { get; init; }

    public bool? UsePullRequestTemplate { get; init; }
}
