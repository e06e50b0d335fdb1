namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>The objects of a repository and its forks, by id. Callers hold the simulator's lock.</summary>
internal sealed class ObjectStore
{
    private readonly Dictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);
    private readonly Func<int> _next;

    public ObjectStore(Func<int> next)
    {
        _next = next;
        EmptyTree = PutTree([]);
    }

    public string EmptyTree { get; }

    public IEnumerable<(string Oid, string Kind, byte[] Bytes)> All => _objects.Select(o => (o.Key, o.Value.Kind, Bytes(o.Value)));

    /// <summary>From a commit and a path to the commit that made what is there; see <see cref="History.Of"/>.</summary>
    public Dictionary<(string Commit, string Path), string> Makers { get; } = [];

    public string PutBlob(byte[] content) => Put("blob", content, content);

    public string PutTree(IEnumerable<TreeEntry> entries)
    {
        var sorted = TreeCodec.Sort(entries);
        return Put("tree", TreeCodec.Write(sorted), sorted);
    }

    public string PutCommit(GitCommit commit)
    {
        var bytes = commit.ToBytes();
        return Put("commit", bytes, commit with { Oid = ObjectIds.Of("commit", bytes) });
    }

    public string? KindOf(string oid) => _objects.GetValueOrDefault(oid)?.Kind;

    public bool IsCommit(string oid) => KindOf(oid) == "commit";

    public byte[] Blob(string oid) => (byte[])Get(oid, "blob").Value;

    /// <summary>Sorted as git sorts them.</summary>
    public TreeEntry[] Tree(string oid) => (TreeEntry[])Get(oid, "tree").Value;

    public GitCommit Commit(string oid) => (GitCommit)Get(oid, "commit").Value;

    /// <summary>Objects are numbered as they are made, over all repositories: a larger number is never an ancestor of a smaller one.</summary>
    public int NumberOf(string oid) => _objects[oid].Number;

    private StoredObject Get(string oid, string kind) =>
        _objects.TryGetValue(oid, out var found) && found.Kind == kind
            ? found
            : throw new KeyNotFoundException($"No {kind} {oid} in this repository.");

    private string Put(string kind, byte[] bytes, object value)
    {
        var oid = ObjectIds.Of(kind, bytes);
        _objects.TryAdd(oid, new StoredObject(kind, value, _next()));
        return oid;
    }

    private static byte[] Bytes(StoredObject stored) => stored.Value switch
    {
        TreeEntry[] entries => TreeCodec.Write(entries),
        GitCommit commit => commit.ToBytes(),
        var content => (byte[])content,
    };

    /// <summary>The bytes of trees and commits are written again when they are wanted: a large history would fill the memory with them.</summary>
    private sealed record StoredObject(string Kind, object Value, int Number);
}
