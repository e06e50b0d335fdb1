using ExamplesCopier.Domain.Deliveries;
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

    /// <summary>Contents that came along with the read and were checked against their ids. Not all: large and binary ones have to be fetched.</summary>
    public required IReadOnlyDictionary<BlobId, ReadOnlyMemory<byte>> Contents { get; init; }

    /// <summary>The sizes of the blobs at the merge, in bytes.</summary>
    public IReadOnlyDictionary<BlobId, long> Sizes { get; init; } = new Dictionary<BlobId, long>();

    /// <summary>The commit at the tip; null when it was not asked for.</summary>
    public CommitSha? Tip { get; init; }

    /// <summary>How often what was merged has been copied before it came here: 0 for people's work.</summary>
    public int Hops { get; init; }

    /// <summary>The size of each file at the merge whose size came along, by its path, in bytes.</summary>
    public IReadOnlyDictionary<string, long> FileSizes() =>
        AtMerge.Where(file => Sizes.ContainsKey(file.Value.Id)).ToDictionary(file => file.Key, file => Sizes[file.Value.Id], StringComparer.Ordinal);

    /// <summary>Whether a later change of the source branch touched the path again, so that this merge has no say in it any more.</summary>
    public bool IsStale(string path) => AtTip.GetValueOrDefault(path) != AtMerge.GetValueOrDefault(path);
}

/// <summary>A target repository as it stood when it was read.</summary>
public abstract record TargetSnapshot
{
    private TargetSnapshot()
    {
    }

    /// <summary>Which repository was found; null when none was.</summary>
    public RepositoryIdentity? Identity { get; init; }

    /// <summary>Nothing can be written there.</summary>
    /// <param name="Advice">Why, and what a person must do.</param>
    public sealed record Closed(string Advice) : TargetSnapshot;

    /// <summary>It could not be read, while the source could, and others perhaps.</summary>
    /// <param name="Fault">What stands in the way of this one.</param>
    public sealed record Unread(Fault Fault) : TargetSnapshot;

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

        /// <summary>The newest pull request from our branch that is not open any more.</summary>
        public EndedPullRequest? Ended { get; init; }

        /// <summary>The repository's own pull request template; null when it has none or it was not asked for.</summary>
        public string? Template { get; init; }

        /// <summary>Whether the App may write below <c>.github/workflows/</c> here.</summary>
        public bool MayWriteWorkflows { get; init; } = true;

        /// <summary>What the pull request is to be dressed with, as far as GitHub knows it.</summary>
        public PullRequestDress Dress { get; init; } = PullRequestDress.None;

        /// <summary>The branch that the next commit of a proposal stands on: ours while its pull request is open, else the target branch.</summary>
        public BranchSnapshot Present => this is { PullRequest: not null, Head: { } head } ? head : Base;
    }
}

/// <summary>A branch of a target.</summary>
public sealed record BranchSnapshot
{
    public required CommitSha Head { get; init; }

    /// <summary>The message of the commit at its head.</summary>
    public required string Message { get; init; }

    /// <summary>Whether our App made that commit; only then its trailers are believed.</summary>
    public bool IsOurs { get; init; }

    /// <summary>The id of the commit's tree.</summary>
    public string Tree { get; init; } = "";

    /// <summary>What stands at each asked path and at each of its folders.</summary>
    public required IReadOnlyDictionary<string, FileState> Files { get; init; }
}

/// <summary>A pull request of ours that people have not merged or closed yet.</summary>
public sealed record OpenPullRequest(string NodeId, int Number, string Url, string Title, string Body)
{
    /// <summary>The files that it changes; null when there are too many to have been read.</summary>
    public IReadOnlySet<string>? Paths { get; init; }

    /// <summary>Whether all its commits are our App's.</summary>
    public bool IsAllOurs { get; init; } = true;

    /// <summary>GitHub is going to merge it as soon as its rules allow.</summary>
    public bool HasAutoMerge { get; init; }

    /// <summary>GitHub says that it cannot be merged without somebody's hand.</summary>
    public bool HasConflict { get; init; }
}

/// <summary>A pull request of ours that was merged or closed.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Url">Its address.</param>
/// <param name="Head">The head of our branch when it ended.</param>
/// <param name="Body">Its text, which lists the merges that it carried.</param>
/// <param name="IsMerged">Whether it was merged.</param>
/// <param name="IsClosedByUs">Whether we closed it ourselves, since nothing was left in it.</param>
public sealed record EndedPullRequest(int Number, string Url, CommitSha Head, string Body, bool IsMerged, bool IsClosedByUs)
{
    /// <summary>People closed it without merging it, which means no.</summary>
    public bool IsDeclined => !IsMerged && !IsClosedByUs;
}

/// <summary>GraphQL's node ids of what a pull request is dressed with, and what GitHub does not know.</summary>
public sealed record PullRequestDress
{
    public static PullRequestDress None { get; } = new();

    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<string> Reviewers { get; init; } = [];

    public IReadOnlyList<string> TeamReviewers { get; init; } = [];

    public IReadOnlyList<string> Assignees { get; init; } = [];

    /// <summary>Labels that the repository does not have yet.</summary>
    public IReadOnlyList<string> MissingLabels { get; init; } = [];

    /// <summary>Users and teams that do not exist, in words.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public bool IsEmpty => Labels.Count + Reviewers.Count + TeamReviewers.Count + Assignees.Count + MissingLabels.Count == 0;
}
