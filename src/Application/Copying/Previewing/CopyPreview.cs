using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>What would go where, and why not.</summary>
public sealed record CopyPreview
{
    public required RepositoryName Source { get; init; }

    public required BranchName Branch { get; init; }

    /// <summary>Null for paths.</summary>
    public int? PullRequest { get; init; }

    /// <summary>Where the pull request stands; null for paths.</summary>
    public PullRequestState? State { get; init; }

    /// <summary>The commit at which the files were read.</summary>
    public required CommitSha Commit { get; init; }

    /// <summary>What commit that is.</summary>
    public required PreviewedCommit CommitIs { get; init; }

    /// <summary>Whether a delivery would copy anything of it at all; the notes say why not.</summary>
    public required bool IsDelivered { get; init; }

    /// <summary>What is to be said of the whole.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<PreviewedFile> Files { get; init; }

    public required IReadOnlyList<PreviewedChangeSet> ChangeSets { get; init; }
}

/// <summary>At which commit the files of a preview are read.</summary>
public enum PreviewedCommit
{
    /// <summary>What the pull request became.</summary>
    MergeCommit,

    /// <summary>The newest commit of a pull request that is not merged.</summary>
    PullRequestHead,

    /// <summary>The tip of the source branch.</summary>
    BranchTip,
}

/// <summary>One source file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Verdict">What becomes of it, over all its targets.</param>
/// <param name="Reason">Why it goes nowhere; null when a target tells.</param>
/// <param name="Exclusions">The rules that would want it and exclude it.</param>
/// <param name="Matches">The rules that want it.</param>
public sealed record PreviewedFile(string Path, FileFate Verdict, string? Reason, IReadOnlyList<RuleExclusion> Exclusions, IReadOnlyList<PreviewedMatch> Matches);

/// <summary>What becomes of a file as a whole.</summary>
public enum FileFate
{
    /// <summary>It goes to a target at least.</summary>
    Goes,

    /// <summary>It goes to none; each target says why.</summary>
    Stays,

    /// <summary>No rule's pattern matches it.</summary>
    NoRule,

    /// <summary>Each rule that matches it excludes it.</summary>
    Excluded,
}

/// <summary>A rule that wants a file.</summary>
public sealed record PreviewedMatch(string Rule, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<PreviewedTarget> Targets);

/// <summary>What one target branch would get.</summary>
public sealed record PreviewedChangeSet
{
    public required ChangeSetKey Key { get; init; }

    public required ChangeSetFate Outcome { get; init; }

    /// <summary>Why it is so, where that is not plain.</summary>
    public string? Reason { get; init; }

    /// <summary>Files that would be written.</summary>
    public int Writes { get; init; }

    /// <summary>Files that would be removed.</summary>
    public int Deletions { get; init; }

    /// <summary>Our own branch; null for a commit.</summary>
    public BranchName? ProposalBranch { get; init; }

    /// <summary>The pull request of ours that is open now.</summary>
    public int? PullRequest { get; init; }

    public string? PullRequestUrl { get; init; }
}

/// <summary>What a delivery would do to a target branch.</summary>
public enum ChangeSetFate
{
    Commit,
    OpenPullRequest,
    UpdatePullRequest,

    /// <summary>Nothing is left in the pull request that is open.</summary>
    ClosePullRequest,
    Nothing,
    Held,
    Declined,
    Stopped,

    /// <summary>Nothing can be written there, or nothing of it may go.</summary>
    Refused,

    /// <summary>It could not be read just now.</summary>
    Unavailable,
}
