namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Walks over commits, newest first: a commit always comes before its parents.</summary>
internal sealed class History(ObjectStore store)
{
    /// <summary>The commits reachable from one, without those reachable from another.</summary>
    public IEnumerable<GitCommit> Reachable(string from, string? without = null)
    {
        var queue = new PriorityQueue<string, int>();
        var wanted = new Dictionary<string, bool>(StringComparer.Ordinal);
        var open = 0;
        void Add(string oid, bool isWanted)
        {
            if (!wanted.TryGetValue(oid, out var before)) queue.Enqueue(oid, -store.NumberOf(oid));
            // Larger numbers come first, so a commit that turns out unwanted has not left the queue yet.
            var now = isWanted && (before || !wanted.ContainsKey(oid));
            open += Convert.ToInt32(now) - Convert.ToInt32(before);
            wanted[oid] = now;
        }

        Add(from, true);
        if (without is not null) Add(without, false);
        while (open > 0 && queue.TryDequeue(out var oid, out _))
        {
            var commit = store.Commit(oid);
            foreach (var parent in commit.Parents) Add(parent, wanted[oid]);
            if (!wanted[oid]) continue;
            open--;
            yield return commit;
        }
    }

    /// <summary>The commits that changed what is at a path, as `git log -- path` shows them: of a merge that took one side whole, only that side is followed.</summary>
    public IEnumerable<GitCommit> Of(string path, string from)
    {
        var queue = new PriorityQueue<string, int>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Add(string oid)
        {
            var maker = Maker(path, oid);
            if (seen.Add(maker)) queue.Enqueue(maker, -store.NumberOf(maker));
        }

        Add(from);
        while (queue.TryDequeue(out var oid, out _))
        {
            var commit = store.Commit(oid);
            foreach (var parent in commit.Parents) Add(parent);
            if (commit.Parents.Count > 0 || store.Find(commit.Tree, path) is not null) yield return commit;
        }
    }

    /// <summary>The commit, or the nearest of its ancestors that all have the same at the path, which has no parent with the same.</summary>
    private string Maker(string path, string from)
    {
        var at = from;
        string? known;
        while (!store.Makers.TryGetValue((at, path), out known))
        {
            var commit = store.Commit(at);
            if (commit.Parents.FirstOrDefault(p => IsSame(commit.Tree, store.Commit(p).Tree, path)) is not { } same) break;
            at = same;
        }

        return store.Makers[(from, path)] = known ?? at;
    }

    private bool IsSame(string one, string other, string path)
    {
        while (one != other)
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            var name = slash < 0 ? path : path[..slash];
            var (mine, theirs) = (TreeCodec.Find(store.Tree(one), name), TreeCodec.Find(store.Tree(other), name));
            if (slash < 0 || mine is not { IsDirectory: true } || theirs is not { IsDirectory: true })
                return slash < 0 ? mine?.Entry == theirs?.Entry : Below(mine, path[(slash + 1)..]) == Below(theirs, path[(slash + 1)..]);
            (one, other, path) = (mine.Oid, theirs.Oid, path[(slash + 1)..]);
        }

        return true;
    }

    private FileEntry? Below(TreeEntry? directory, string path) => directory is { IsDirectory: true } ? store.Find(directory.Oid, path)?.Entry : null;

    public bool IsAncestor(string ancestor, string descendant)
    {
        var oldest = store.NumberOf(ancestor);
        var pending = new Stack<string>([descendant]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pending.TryPop(out var oid))
        {
            if (oid == ancestor) return true;
            if (store.NumberOf(oid) < oldest || !seen.Add(oid)) continue;
            foreach (var parent in store.Commit(oid).Parents) pending.Push(parent);
        }

        return false;
    }

    /// <summary>The latest common ancestor; null when the histories have nothing in common.</summary>
    public string? MergeBase(string one, string other)
    {
        if (IsAncestor(one, other)) return one;
        var reachable = Reachable(one).Select(c => c.Oid).ToHashSet(StringComparer.Ordinal);
        return Reachable(other).Select(c => c.Oid).FirstOrDefault(reachable.Contains);
    }
}
