using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>How a repository lets pull requests be merged.</summary>
public sealed class RepositorySettings
{
    /// <summary>Whether merge commits are allowed.</summary>
    public bool MergeCommitAllowed { get; set; } = true;

    /// <summary>Whether squashing is allowed.</summary>
    public bool SquashMergeAllowed { get; set; } = true;

    /// <summary>Whether rebasing is allowed.</summary>
    public bool RebaseMergeAllowed { get; set; } = true;

    /// <summary>Deletes the head branch of a pull request that merges.</summary>
    public bool DeletesBranchOnMerge { get; set; }

    internal bool Allows(MergeMethod method) => method switch
    {
        MergeMethod.Merge => MergeCommitAllowed,
        MergeMethod.Squash => SquashMergeAllowed,
        _ => RebaseMergeAllowed,
    };
}
