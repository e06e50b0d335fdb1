using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>Reads the entries of a tree to be made; null stands for a deletion.</summary>
internal sealed class TreeEntriesReader(ObjectStore store)
{
    public List<KeyValuePair<string, FileEntry?>> Read(JsonArray wanted)
    {
        var entries = wanted.Select(e => e is JsonObject entry ? Read(entry) : throw GitHubError.Unprocessable("Invalid tree info")).ToList();
        if (entries.GroupBy(e => e.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw GitHubError.Unprocessable($"tree.path contains a duplicate entry: {twice.Key}");
        return entries;
    }

    private KeyValuePair<string, FileEntry?> Read(JsonObject entry)
    {
        if (entry.Text("path") is not { Length: > 0 } path) throw GitHubError.Unprocessable("Invalid tree info");
        if (path.StartsWith('/')) throw GitHubError.Unprocessable("tree.path cannot start with a slash");
        if (!PathRules.IsValid(path)) throw GitHubError.Unprocessable("tree.path contains a malformed path component");
        if (entry.TryGetPropertyValue("sha", out var sha) && sha is null) return new(path, null);
        var mode = GitModeText.Parse(entry.Text("mode")) ?? throw GitHubError.Unprocessable("Must supply a valid tree.mode");
        if (entry.Text("type") is { } type && type != mode.ObjectType()) throw GitHubError.Unprocessable("tree.type does not match tree.mode");
        return new(path, new FileEntry(mode, (entry.Text("sha"), entry.Text("content")) switch
        {
            (null, null) => throw GitHubError.Unprocessable("Must supply tree.sha or tree.content"),
            (not null, not null) => throw GitHubError.Unprocessable("Must supply either tree.sha or tree.content"),
            ({ } oid, _) => Known(mode, oid),
            (_, { } content) => mode is GitMode.Directory or GitMode.Submodule
                ? throw GitHubError.Unprocessable("Must supply tree.sha")
                : store.PutBlob(Encoding.UTF8.GetBytes(content)),
        }));
    }

    private string Known(GitMode mode, string oid)
    {
        oid = oid.ToLowerInvariant();
        // A submodule's commit is in another repository.
        if (ObjectIds.IsId(oid) && (mode == GitMode.Submodule || store.KindOf(oid) == mode.ObjectType())) return oid;
        throw GitHubError.Unprocessable($"tree.sha {oid} is not a valid {mode.ObjectType()}");
    }
}
