using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Rest;

internal static class BlobRoutes
{
    private const string NotAnId = "The sha parameter must be exactly 40 characters and contain only [0-9a-f].";
    private static readonly string[] RawTypes = ["application/vnd.github.raw+json", "application/vnd.github.v3.raw", "application/vnd.github.raw"];

    /// <summary>GitHub takes and gives no larger blobs.</summary>
    private const int Largest = 100 * 1024 * 1024;

    public static ApiAnswer Create(RestCall call)
    {
        var repository = call.GitRepository(write: true);
        var body = call.Object();
        var text = body.Text("content") ?? throw GitHubError.Unprocessable("Invalid request.\n\n\"content\" wasn't supplied.");
        var content = (body.Text("encoding") ?? "utf-8") switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "base64" => Decoded(text),
            _ => throw GitHubError.Invalid("Blob", "invalid", "encoding"),
        };
        var oid = repository.Objects.PutBlob(content);
        return ApiAnswer.Json(new JsonObject { ["sha"] = oid, ["url"] = $"{call.Urls.Of(repository)}/git/blobs/{oid}" }, 201);
    }

    public static ApiAnswer Get(RestCall call)
    {
        var repository = call.GitRepository();
        var oid = call.Value("sha").ToLowerInvariant();
        if (!ObjectIds.IsId(oid)) throw GitHubError.Unprocessable(NotAnId);
        if (repository.Objects.KindOf(oid) != "blob") throw GitHubError.NotFound();
        var content = repository.Objects.Blob(oid);
        if (content.Length > Largest) throw GitHubError.Forbidden("This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.");
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
    private static string Wrapped(byte[] content)
    {
        var (text, wrapped) = (Convert.ToBase64String(content), new StringBuilder());
        for (var at = 0; at < text.Length; at += 60) wrapped.Append(text, at, Math.Min(60, text.Length - at)).Append('\n');
        return wrapped.ToString();
    }

    private static byte[] Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : throw GitHubError.Unprocessable("content is not valid Base64");
    }
}
