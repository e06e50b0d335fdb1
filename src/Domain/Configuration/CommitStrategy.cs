using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Domain.Configuration;

/// <summary>How a change set arrives in its target.</summary>
public sealed record CommitStrategy
{
    public static CommitStrategy Default { get; } = new();

    public CommitStrategyType Type { get; init; }

    public MessageTemplate CommitMessage { get; init; } = DefaultTitle;

    public MessageTemplate PullRequestTitle { get; init; } = DefaultTitle;

    public MessageTemplate PullRequestBody { get; init; } =
        MessageTemplate.Parse("Automated update of ${file_count} file(s) from ${source_repo} (PR #${pr_number})");

    public bool UsePullRequestTemplate { get; init; }

    public bool AutoMerge { get; init; }

    public MergeMethod MergeMethod { get; init; }

    /// <summary>One living pull request per source, target branch and group, updated until it is merged or closed.</summary>
    public bool ReuseOpenPullRequest { get; init; } = true;

    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<string> Reviewers { get; init; } = [];

    public IReadOnlyList<string> TeamReviewers { get; init; } = [];

    public IReadOnlyList<string> Assignees { get; init; } = [];

    public bool Draft { get; init; }

    private static MessageTemplate DefaultTitle => MessageTemplate.Parse("Update code examples from ${source_repo}");
}

/// <summary>The configured way of committing.</summary>
public enum CommitStrategyType
{
    /// <summary>One commit on the target branch itself.</summary>
    Direct,

    /// <summary>A commit on a branch of ours, and a pull request.</summary>
    PullRequest,

    /// <summary>A pull request that carries all rules of the source.</summary>
    Batch,
}

/// <summary>How GitHub merges a pull request.</summary>
public enum MergeMethod
{
    Merge,
    Squash,
    Rebase,
}
