using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Json;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>What a pull request changes, worked out once for every pair of merge base and head.</summary>
internal sealed class PullRequestDiff(SimulatedPullRequest pull)
{
    private Known? _known;
    private (string Tip, string Head, string Base)? _mergeBase;

    public string MergeBase
    {
        get
        {
            var tip = pull.State == PullRequestState.Open ? pull.Repository.Refs.Find(RefNames.Branch(pull.BaseBranch)) ?? pull.BaseOid : pull.BaseOid;
            if (_mergeBase is { } known && known.Tip == tip && known.Head == pull.HeadOid) return known.Base;
            var found = new History(Store).MergeBase(tip, pull.HeadOid) ?? pull.BaseOid;
            _mergeBase = (tip, pull.HeadOid, found);
            return found;
        }
    }

    /// <summary>The changed files, with renames found.</summary>
    public IReadOnlyList<FileChange> Files => Current.Files;

    /// <summary>The commits it adds, oldest first.</summary>
    public IReadOnlyList<GitCommit> Commits => Current.Commits ??= [.. new History(Store).Reachable(pull.HeadOid, MergeBase).Reverse()];

    /// <summary>Lines added and taken away.</summary>
    public (int Additions, int Deletions) Lines => Current.Lines ??= Count(Current.Files);

    private ObjectStore Store => pull.Repository.Objects;

    private Known Current
    {
        get
        {
            var (from, to) = (MergeBase, pull.HeadOid);
            if (_known is { } known && known.From == from && known.To == to) return known;
            var files = new RenameDetection(Store).Apply(TreeDiff.Between(Store, Store.Commit(from).Tree, Store.Commit(to).Tree));
            return _known = new Known(from, to, files.ConvertAll(f => Copied(f, from)));
        }
    }

    /// <summary>Git's default looks for no copies; only those a test made are told.</summary>
    private FileChange Copied(FileChange change, string from) =>
        change.Old is null && pull.Copies.TryGetValue(change.Path, out var source) && Store.Find(Store.Commit(from).Tree, source) is { IsDirectory: false } found
            ? change with { Old = found.Entry, PreviousPath = source, IsCopy = true }
            : change;

    private (int Additions, int Deletions) Count(IReadOnlyList<FileChange> files)
    {
        var (additions, deletions) = (0, 0);
        foreach (var patch in files.Select(f => ChangedFileJson.PatchOf(Store, f)))
            (additions, deletions) = (additions + patch.Additions, deletions + patch.Deletions);
        return (additions, deletions);
    }

    private sealed record Known(string From, string To, IReadOnlyList<FileChange> Files)
    {
        public IReadOnlyList<GitCommit>? Commits { get; set; }

        public (int Additions, int Deletions)? Lines { get; set; }
    }
}
