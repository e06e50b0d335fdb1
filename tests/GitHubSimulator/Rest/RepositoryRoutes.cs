using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>Repositories and people.</summary>
internal static class RepositoryRoutes
{
    public static ApiAnswer Get(RestCall call)
    {
        var repository = call.Repository("metadata");
        var json = RepositoryJson.Of(repository, call.Urls);
        var (reads, writes) = (call.Token.Allows("contents", false), call.Token.Allows("contents", true));
        json["permissions"] = new JsonObject { ["admin"] = false, ["maintain"] = false, ["push"] = writes, ["triage"] = false, ["pull"] = reads };
        return ApiAnswer.Json(json);
    }

    public static ApiAnswer GetUser(RestCall call) =>
        call.World.Accounts.Find(call.Value("login")) is { } account ? ApiAnswer.Json(AccountJson.Profile(account, call.Urls)) : throw GitHubError.NotFound();
}
