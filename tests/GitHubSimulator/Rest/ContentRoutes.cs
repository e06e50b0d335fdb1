using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>The tip of a branch as a bare id, with an ETag, and the raw bytes of one file.</summary>
internal static class ContentRoutes
{
    private const string IdType = "application/vnd.github.sha";
    private const string RawType = "application/vnd.github.raw+json";

    public static ApiAnswer GetCommitId(RestCall call)
    {
        var repository = call.GitRepository();
        var name = call.Value("ref");
        var oid = repository.Refs.Find(name.StartsWith("heads/", StringComparison.Ordinal) ? $"refs/{name}" : RefNames.Branch(name))
            ?? throw GitHubError.Unprocessable($"No commit found for SHA: {name}");
        if (!call.Request.Accept.Contains(IdType, StringComparison.OrdinalIgnoreCase)) throw new GitHubError(415, "The simulator knows commits as bare ids only.", null);
        var tag = $"\"{oid}\"";
        var unchanged = call.Request.Headers.IfNoneMatch.ToString() == tag;
        return ApiAnswer.Text(unchanged ? 304 : 200, unchanged ? "" : oid, $"{IdType}; charset=utf-8") with
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ETag"] = tag },
        };
    }

    public static ApiAnswer GetRaw(RestCall call)
    {
        var repository = call.Repository("contents");
        if (!call.Request.Accept.Contains(RawType, StringComparison.OrdinalIgnoreCase)) throw new GitHubError(415, "The simulator knows contents as raw bytes only.", null);
        var reference = call.Request.Query("ref") ?? repository.DefaultBranch;
        return repository.Bytes(reference, call.Value("path")) is { } bytes
            ? new ApiAnswer(200, bytes, $"{RawType}; charset=utf-8")
            : throw GitHubError.NotFound();
    }
}
