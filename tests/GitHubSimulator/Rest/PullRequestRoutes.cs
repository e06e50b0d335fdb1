using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.Rest;

internal static class PullRequestRoutes
{
    /// <summary>GitHub lists no more files than this, whatever the page.</summary>
    private const int MostFiles = 3000;

    public static ApiAnswer Get(RestCall call) => ApiAnswer.Json(PullRequestJson.Full(Find(call), call.Urls));

    public static ApiAnswer ListFiles(RestCall call)
    {
        var pull = Find(call);
        var listed = Math.Min(pull.Files.Count, MostFiles);
        var page = new Page(call.Request, call.Urls, listed);
        var files = pull.Files.Take(listed).Skip(page.Skip).Take(page.Size);
        var answer = ApiAnswer.Json(new JsonArray([.. files.Select(f => ChangedFileJson.Of(pull, f, call.Urls))]));
        if (page.Link is { } link) answer.Headers["Link"] = link;
        return answer;
    }

    private static SimulatedPullRequest Find(RestCall call) =>
        call.Repository("pull_requests").Pulls.Find(call.Number("number")) ?? throw GitHubError.NotFound();
}
