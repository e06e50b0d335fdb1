using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.Json;

internal static class ChangedFileJson
{
    public static JsonObject Of(SimulatedPullRequest pull, FileChange change, ApiUrls urls)
    {
        var patch = PatchOf(pull.Repository.Objects, change);
        var (web, path) = (urls.WebOf(pull.Repository), ApiUrls.Path(change.Path));
        var json = new JsonObject
        {
            ["sha"] = (change.New ?? change.Old)!.Oid,
            ["filename"] = change.Path,
            ["status"] = change.Status,
            ["additions"] = patch.Additions,
            ["deletions"] = patch.Deletions,
            ["changes"] = patch.Additions + patch.Deletions,
            ["blob_url"] = $"{web}/blob/{pull.HeadOid}/{path}",
            ["raw_url"] = $"{web}/raw/{pull.HeadOid}/{path}",
            ["contents_url"] = $"{urls.Of(pull.Repository)}/contents/{path}?ref={pull.HeadOid}",
        };
        if (patch.Text is not null) json["patch"] = patch.Text;
        if (change.PreviousPath is not null) json["previous_filename"] = change.PreviousPath;
        return json;
    }

    public static UnifiedPatch PatchOf(ObjectStore store, FileChange change) =>
        UnifiedPatch.Of(Content(store, change.Old), Content(store, change.New));

    private static byte[] Content(ObjectStore store, FileEntry? entry) => entry switch
    {
        null => [],
        { Mode: GitMode.Submodule } => Encoding.ASCII.GetBytes($"Subproject commit {entry.Oid}\n"),
        _ => store.Blob(entry.Oid),
    };
}
