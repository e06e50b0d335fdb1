using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What stands at a path of a tree. An absent path has no state.</summary>
/// <param name="Mode">File, folder, link or submodule.</param>
/// <param name="Id">The object's id.</param>
public sealed record FileState(GitFileMode Mode, BlobId Id);

/// <summary>The source at the merge commit, and at the tip of its branch.</summary>
public sealed record SourceSnapshot
{
    /// <summary>What the merge left at each asked path.</summary>
    public required IReadOnlyDictionary<string, FileState> AtMerge { get; init; }

    /// <summary>What stands there now; where it differs, a later merge is responsible for the path.</summary>
    public required IReadOnlyDictionary<string, FileState> AtTip { get; init; }

    /// <summary>Contents that came along with the read and were checked against their ids.</summary>
    public required IReadOnlyDictionary<BlobId, ReadOnlyMemory<byte>> Contents { get; init; }
}

/// <summary>A target repository as it stood when it was read.</summary>
public abstract record TargetSnapshot
{
    private TargetSnapshot()
    {
    }

    /// <summary>Nothing can be written there.</summary>
    /// <param name="Advice">Why, and what a person must do.</param>
    public sealed record Closed(string Advice) : TargetSnapshot;

    /// <summary>The target branch is there to be written to.</summary>
    public sealed record Open : TargetSnapshot
    {
        /// <summary>GraphQL's node id of the repository.</summary>
        public required string NodeId { get; init; }

        /// <summary>The repository's present name; GitHub follows renames.</summary>
        public required RepositoryName Name { get; init; }

        /// <summary>The target branch.</summary>
        public required BranchSnapshot Base { get; init; }

        /// <summary>Our own branch; null when there is none, or none was asked for.</summary>
        public BranchSnapshot? Head { get; init; }

        /// <summary>The open pull request from our branch.</summary>
        public OpenPullRequest? PullRequest { get; init; }
    }
}

/// <summary>A branch of a target.</summary>
public sealed record BranchSnapshot
{
    public required CommitSha Head { get; init; }

    /// <summary>The message of the commit at its head.</summary>
    public required string Message { get; init; }

    /// <summary>What stands at each asked path and at each of its folders.</summary>
    public required IReadOnlyDictionary<string, FileState> Files { get; init; }
}

/// <summary>A pull request of ours that people have not merged or closed yet.</summary>
public sealed record OpenPullRequest(string NodeId, int Number, string Url, string Title, string Body);
