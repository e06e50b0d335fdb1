using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>The only way anything is written to a repository.</summary>
public interface ITargetRepositories
{
    /// <summary>Writes one change set as one commit: in one request when all its files are ordinary, else through git trees.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or it is unknown whether it did what it was asked.</exception>
    Task<ChangeSetOutcome> WriteAsync(TargetWrite write, CancellationToken cancellationToken);

    /// <summary>Says something in a pull request, and closes it if asked.</summary>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task CommentAsync(RepositoryAccess repository, OpenPullRequest pullRequest, string comment, bool close, CancellationToken cancellationToken);

    /// <summary>Gives a pull request its labels, reviewers and assignees, and merges it if asked: all in one request.</summary>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<FinishingOutcome> FinishAsync(PullRequestFinishing finishing, CancellationToken cancellationToken);
}

/// <summary>One commit, and the pull request it belongs to.</summary>
public sealed record TargetWrite
{
    public required RepositoryAccess Repository { get; init; }

    /// <summary>The target as it was read; the write fails when it has changed since.</summary>
    public required TargetSnapshot.Open Snapshot { get; init; }

    public required BranchName Branch { get; init; }

    /// <summary>Empty, as <see cref="Deletions"/>, when the commit is already there and only its pull request is missing.</summary>
    public required IReadOnlyList<FileWrite> Files { get; init; }

    public IReadOnlyList<RepositoryPath> Deletions { get; init; } = [];

    /// <summary>Whether there is anything to commit.</summary>
    public bool HasCommit => Files.Count + Deletions.Count > 0;

    /// <summary>First line, then the rest.</summary>
    public required string CommitMessage { get; init; }

    /// <summary>Null for a commit on the target branch itself.</summary>
    public required Proposal? Proposal { get; init; }

    /// <summary>Where the bytes come from.</summary>
    public required IFileContents Contents { get; init; }
}

/// <summary>A file to write.</summary>
/// <param name="Path">Where.</param>
/// <param name="Content">What: mode and blob.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="IsOrdinary">It is, and stays, a file of mode 100644.</param>
public sealed record FileWrite(RepositoryPath Path, FileState Content, long Size, bool IsOrdinary);

/// <summary>Source contents, checked against their ids.</summary>
public interface IFileContents
{
    /// <exception cref="FaultException">GitHub does not answer, or answers other bytes.</exception>
    Task<Stream> OpenAsync(BlobId blob, CancellationToken cancellationToken);
}

/// <summary>The pull request of a write.</summary>
public sealed record Proposal(BranchName Branch, string Title, string Body, bool Draft);

/// <summary>What is still to be done with a pull request that was opened or updated.</summary>
public sealed record PullRequestFinishing
{
    public required RepositoryAccess Repository { get; init; }

    public required RepositoryName Name { get; init; }

    /// <summary>GraphQL's node id of the pull request.</summary>
    public required string PullRequestId { get; init; }

    public required int Number { get; init; }

    public required PullRequestDress Dress { get; init; }

    /// <summary>How it is to be merged; null when people do it.</summary>
    public MergeMethod? Merge { get; init; }

    /// <summary>The head that we wrote; anything else is not merged.</summary>
    public required CommitSha Head { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Merge">What became of the merge.</param>
/// <param name="Detail">GitHub's words, where it did not merge.</param>
/// <param name="Warnings">What GitHub refused of labels, reviewers and assignees.</param>
public sealed record FinishingOutcome(MergeProgress Merge, string? Detail, IReadOnlyList<string> Warnings);

/// <summary>How far a pull request's merge has come.</summary>
public enum MergeProgress
{
    /// <summary>Nobody asked for it.</summary>
    NotWanted,

    /// <summary>It is merged.</summary>
    Merged,

    /// <summary>GitHub merges it as soon as its rules allow.</summary>
    LeftToGitHub,

    /// <summary>GitHub's rules do not allow it yet, and it will not merge by itself.</summary>
    Waiting,

    /// <summary>It conflicts with the target branch.</summary>
    Conflict,

    /// <summary>GitHub will never merge it this way: a person has to look.</summary>
    Refused,
}
