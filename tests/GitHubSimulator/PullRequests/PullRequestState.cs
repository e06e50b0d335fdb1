namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>Where a pull request stands.</summary>
public enum PullRequestState
{
    /// <summary>Waiting to be merged.</summary>
    Open,

    /// <summary>Closed without a merge.</summary>
    Closed,

    /// <summary>Merged, and so closed.</summary>
    Merged,
}

/// <summary>The three ways GitHub merges.</summary>
public enum MergeMethod
{
    /// <summary>A merge commit with two parents.</summary>
    Merge,

    /// <summary>One new commit on the base branch.</summary>
    Squash,

    /// <summary>Every commit made again on the base branch.</summary>
    Rebase,
}

/// <summary>A comment on a pull request.</summary>
public sealed record PullRequestComment(int Id, string Author, string Body, DateTimeOffset CreatedAt);
