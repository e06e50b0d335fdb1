namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Joins a deletion and an addition into a rename: identical content first, then content at least half alike, as git does.</summary>
internal sealed class RenameDetection(ObjectStore store)
{
    private const int MostPairsCompared = 40_000;
    private const int LargestCompared = 1_000_000;
    private readonly Dictionary<FileChange, FileChange> _sources = [];
    private readonly HashSet<FileChange> _used = [];

    public List<FileChange> Apply(List<FileChange> changes)
    {
        var removed = changes.Where(c => c.New is null && c.Old!.Mode != GitMode.Submodule).ToList();
        var added = changes.Where(c => c.Old is null && c.New!.Mode != GitMode.Submodule).ToList();
        if (removed.Count == 0 || added.Count == 0) return changes;
        PairIdentical(removed, added);
        PairAlike(removed, added);
        return [.. changes.Where(c => !_used.Contains(c)).Select(c => _sources.TryGetValue(c, out var source)
            ? c with { Old = source.Old, PreviousPath = source.Path }
            : c)];
    }

    private void PairIdentical(List<FileChange> removed, List<FileChange> added)
    {
        var byOid = removed.ToLookup(r => r.Old!.Oid, StringComparer.Ordinal);
        foreach (var change in added.Where(a => store.Blob(a.New!.Oid).Length > 0))
        {
            var free = byOid[change.New!.Oid].Where(r => !_used.Contains(r) && SameKind(r, change)).ToList();
            var source = free.Find(r => NameOf(r.Path) == NameOf(change.Path)) ?? free.FirstOrDefault();
            if (source is not null) Pair(change, source);
        }
    }

    private void PairAlike(List<FileChange> removed, List<FileChange> added)
    {
        var sources = removed.Where(r => !_used.Contains(r) && IsComparable(r.Old!)).ToList();
        var targets = added.Where(a => !_sources.ContainsKey(a) && IsComparable(a.New!)).ToList();
        if (sources.Count == 0 || (long)sources.Count * targets.Count > MostPairsCompared) return;
        var alike = from target in targets
                    from source in sources
                    let score = Likeness(store.Blob(source.Old!.Oid), store.Blob(target.New!.Oid))
                    where score >= 0.5
                    orderby score descending
                    select (target, source);
        foreach (var (target, source) in alike.ToList())
            if (!_sources.ContainsKey(target) && !_used.Contains(source)) Pair(target, source);
    }

    private bool IsComparable(FileEntry entry) => entry.Mode.IsFile() && store.Blob(entry.Oid).Length <= LargestCompared;

    private void Pair(FileChange change, FileChange source)
    {
        _sources[change] = source;
        _used.Add(source);
    }

    /// <summary>The share of bytes in lines both have, of the longer one.</summary>
    private static double Likeness(byte[] before, byte[] after)
    {
        var longer = Math.Max(before.Length, after.Length);
        if (longer == 0 || Math.Min(before.Length, after.Length) * 2 < longer) return 0;
        var counts = TextLines.Split(before).GroupBy(l => l, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var shared = 0;
        foreach (var line in TextLines.Split(after))
            if (counts.TryGetValue(line, out var left) && left > 0)
            {
                counts[line] = left - 1;
                shared += line.Length;
            }

        return (double)shared / longer;
    }

    private static bool SameKind(FileChange x, FileChange y) => x.Old!.Mode == GitMode.Symlink == (y.New!.Mode == GitMode.Symlink);

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
