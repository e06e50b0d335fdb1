using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.Rest;

internal static class TreeRoutes
{
    private const string TooLarge = "Sorry, your request timed out. It's likely that your input was too large to process. Consider building the tree incrementally, or building the commits you need in a local clone of the repository and then pushing them to GitHub.";

    public static ApiAnswer Get(RestCall call)
    {
        var repository = call.GitRepository();
        var tree = Find(repository, call.Value("sha")) ?? throw GitHubError.NotFound();
        var isRecursive = call.Request.Query("recursive") is { Length: > 0 };
        var entries = isRecursive
            ? repository.Objects.Entries(tree)
            : repository.Objects.Tree(tree).Select(e => (e.Name, e));
        return ApiAnswer.Json(Json(call, repository, tree, entries));
    }

    public static ApiAnswer Create(RestCall call)
    {
        var repository = call.GitRepository(write: true);
        var body = call.Object();
        if (body["tree"] is not JsonArray { Count: > 0 } wanted) throw GitHubError.Unprocessable("Invalid tree info");
        if (wanted.Count > repository.World.Options.TreeWriteLimit) throw GitHubError.Unprocessable(TooLarge);
        var start = Base(repository, body);
        var entries = new TreeEntriesReader(repository.Objects).Read(wanted);
        call.Token.RequireWorkflowPermission(entries.Select(e => e.Key));
        var tree = Apply(repository, start, entries);
        return ApiAnswer.Json(Json(call, repository, tree, repository.Objects.Tree(tree).Select(e => (e.Name, e))), 201);
    }

    private static string Apply(SimulatedRepository repository, string start, List<KeyValuePair<string, FileEntry?>> entries)
    {
        try
        {
            return new TreeEditor(repository.Objects).Apply(start, entries);
        }
        catch (TreeEditException refusal)
        {
            throw GitHubError.Unprocessable(refusal.IsMissing ? "GitRPC::BadObjectState" : $"tree.path {refusal.Path} conflicts with another entry");
        }
    }

    private static string Base(SimulatedRepository repository, JsonObject body)
    {
        if (body["base_tree"] is null) return repository.Objects.EmptyTree;
        if (body.Text("base_tree") is not { } oid || !ObjectIds.IsId(oid)) throw GitHubError.Unprocessable("Invalid base_tree");
        return Tree(repository, oid.ToLowerInvariant()) ?? throw GitHubError.NotFound();
    }

    private static string? Find(SimulatedRepository repository, string name) =>
        Tree(repository, name.ToLowerInvariant()) ?? (repository.Refs.Find(RefNames.Branch(name)) is { } tip ? Tree(repository, tip) : null);

    /// <summary>The tree itself, or the tree of a commit.</summary>
    private static string? Tree(SimulatedRepository repository, string oid) => repository.Objects.KindOf(oid) switch
    {
        "tree" => oid,
        "commit" => repository.Objects.Commit(oid).Tree,
        _ => null,
    };

    private static JsonObject Json(RestCall call, SimulatedRepository repository, string tree, IEnumerable<(string Path, TreeEntry Entry)> entries)
    {
        var limit = repository.World.Options.TreeLimit;
        var listed = entries.Take(limit + 1).ToList();
        return new JsonObject
        {
            ["sha"] = tree,
            ["url"] = $"{call.Urls.Of(repository)}/git/trees/{tree}",
            ["tree"] = new JsonArray([.. listed.Take(limit).Select(e => Json(call, repository, e.Path, e.Entry))]),
            ["truncated"] = listed.Count > limit,
        };
    }

    private static JsonObject Json(RestCall call, SimulatedRepository repository, string path, TreeEntry entry)
    {
        var type = entry.Mode.ObjectType();
        var json = new JsonObject { ["path"] = path, ["mode"] = entry.Mode.ToSixDigits(), ["type"] = type, ["sha"] = entry.Oid };
        if (type == "blob") json["size"] = repository.Objects.Blob(entry.Oid).Length;
        if (type != "commit") json["url"] = $"{call.Urls.Of(repository)}/git/{type}s/{entry.Oid}";
        return json;
    }
}
