using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Rest;

internal static class BlobRoutes
{
    private const string NotAnId = "The sha parameter must be exactly 40 characters and contain only [0-9a-f].";
    private static readonly string[] RawTypes = ["application/vnd.github.raw+json", "application/vnd.github.v3.raw", "application/vnd.github.raw"];

    public static ApiAnswer Get(RestCall call)
    {
        var repository = call.Repository("contents");
        var oid = call.Value("sha").ToLowerInvariant();
        if (repository.Refs.All.Count == 0) throw new GitHubError(409, "Git Repository is empty.", null);
        if (!ObjectIds.IsId(oid)) throw GitHubError.Unprocessable(NotAnId);
        if (repository.Objects.KindOf(oid) != "blob") throw GitHubError.NotFound();
        var content = repository.Objects.Blob(oid);
        if (Array.Find(RawTypes, t => call.Request.Accept.Contains(t, StringComparison.OrdinalIgnoreCase)) is { } raw)
            return new ApiAnswer(200, content, raw + "; charset=utf-8");
        return ApiAnswer.Json(new JsonObject
        {
            ["sha"] = oid,
            ["node_id"] = NodeId.Of("B", repository.Id, oid),
            ["size"] = content.Length,
            ["url"] = $"{call.Urls.Of(repository)}/git/blobs/{oid}",
            ["content"] = Wrapped(content),
            ["encoding"] = "base64",
        });
    }

    /// <summary>Base64 in lines of 60, each ended, as GitHub sends it.</summary>
    private static string Wrapped(byte[] content) =>
        string.Concat(Convert.ToBase64String(content).Chunk(60).Select(line => new string(line) + "\n"));
}
