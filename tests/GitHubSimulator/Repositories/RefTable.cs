namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>References by full name. A name cannot be a directory of another name.</summary>
internal sealed class RefTable
{
    private readonly SortedDictionary<string, string> _refs = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => _refs;

    public string? Find(string name) => _refs.GetValueOrDefault(name);

    public bool Collides(string name) => _refs.Keys.Any(other =>
        other.StartsWith(name + "/", StringComparison.Ordinal) || name.StartsWith(other + "/", StringComparison.Ordinal));

    public void Set(string name, string? oid)
    {
        if (oid is null) _refs.Remove(name);
        else _refs[name] = oid;
    }
}
