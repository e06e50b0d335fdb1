using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>A commit and the folder it holds.</summary>
public sealed record CommitTree(CommitSha Commit, TreeId Tree);

/// <summary>What of a commit a rebase leaves as it is.</summary>
/// <param name="AuthoredAt">When it was first written.</param>
/// <param name="Headline">The first line of its message.</param>
public sealed record CommitAuthorship(DateTimeOffset AuthoredAt, string Headline);

/// <summary>A commit of a branch.</summary>
/// <param name="Commit">Its id.</param>
/// <param name="Authorship">By which it is known again after a rebase.</param>
/// <param name="Parent">Its first parent; null for the first commit of all.</param>
public sealed record BranchCommit(CommitSha Commit, CommitAuthorship Authorship, CommitTree? Parent);

/// <summary>
/// Finds the commit at which a branch stood before a pull request was merged into it. A merge or a squash made one commit, and its first
/// parent is that commit. A rebase (or a push of the branch itself) put the pull request's own commits there: those are followed back to the
/// first that is not its own. Their number would not do, since a rebase leaves out commits that have become empty, and merges.
/// </summary>
public sealed class MergeOrigin(CommitSha merge)
{
    private readonly Dictionary<CommitAuthorship, int> _own = [];
    private readonly Dictionary<CommitSha, BranchCommit> _branch = [];

    /// <summary>The commit that has been reached: everything after it is the pull request's own.</summary>
    public CommitSha Reached { get; private set; } = merge;

    /// <summary>Whether more commits of the branch must be read, from <see cref="Reached"/> on.</summary>
    public bool IsBranchUsedUp => !_branch.ContainsKey(Reached);

    /// <summary>The commit before the merge, as far as it is known by now; null when the branch began with the merge.</summary>
    public CommitTree? Before { get; private set; }

    /// <summary>Takes in commits of the pull request and of the branch, and goes back as far as they allow.</summary>
    /// <returns>Whether that was any step.</returns>
    public bool Advance(IEnumerable<CommitAuthorship> pullRequest, IEnumerable<BranchCommit> branch)
    {
        foreach (var own in pullRequest)
        {
            _own[own] = _own.GetValueOrDefault(own) + 1;
        }

        foreach (var commit in branch)
        {
            _branch[commit.Commit] = commit;
        }

        var start = Reached;
        while (_branch.TryGetValue(Reached, out var commit) && commit.Parent is { } parent && Take(commit.Authorship))
        {
            (Reached, Before) = (parent.Commit, parent);
        }

        Before ??= _branch.GetValueOrDefault(Reached)?.Parent;

        return Reached != start;
    }

    // Each commit of the pull request counts once, so that a twin of it further back on the branch is not taken for it.
    private bool Take(CommitAuthorship authorship)
    {
        if (_own.GetValueOrDefault(authorship) is not (> 0 and var left))
        {
            return false;
        }

        _own[authorship] = left - 1;
        return true;
    }
}
