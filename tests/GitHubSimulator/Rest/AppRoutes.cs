using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>The App, its installations and their tokens.</summary>
internal sealed class AppRoutes(World world)
{
    private const string NotGranted = "The permissions requested are not granted to this installation.";
    private const string NotReached = "There is at least one repository that does not exist or is not accessible to the parent installation.";

    public ApiAnswer GetApp(RestCall call) => ApiAnswer.Json(InstallationJson.App(world, call.Urls));

    public ApiAnswer ListInstallations(RestCall call)
    {
        var all = world.Installations.All.OrderBy(i => i.Id).ToList();
        var page = new Page(call.Request, call.Urls, all.Count);
        return page.Answer(new JsonArray([.. all.Skip(page.Skip).Take(page.Size).Select(i => InstallationJson.Of(world, i, call.Urls))]));
    }

    public ApiAnswer ListRepositories(RestCall call)
    {
        var token = call.Token;
        var all = world.Repositories.All.Where(token.Reaches).OrderBy(r => r.Id).ToList();
        var page = new Page(call.Request, call.Urls, all.Count);
        return page.Answer(new JsonObject
        {
            ["total_count"] = all.Count,
            ["repository_selection"] = token.RepositoryIds is null ? InstallationJson.Selection(token.Installation) : "selected",
            ["repositories"] = new JsonArray([.. all.Skip(page.Skip).Take(page.Size).Select(r => RepositoryJson.Of(r, call.Urls))]),
        });
    }

    public ApiAnswer GetInstallation(RestCall call) => ApiAnswer.Json(InstallationJson.Of(world, Installation(call), call.Urls));

    public ApiAnswer FindInstallation(RestCall call)
    {
        var repository = world.Repositories.Find(call.RepositoryName) ?? throw GitHubError.NotFound();
        var installation = world.Installations.Of(repository) ?? throw GitHubError.NotFound();
        return ApiAnswer.Json(InstallationJson.Of(world, installation, call.Urls));
    }

    public ApiAnswer CreateToken(RestCall call)
    {
        var installation = Installation(call);
        if (installation.IsSuspended) throw GitHubError.Forbidden("This installation has been suspended");
        var wanted = call.Object();
        var repositories = Repositories(installation, wanted);
        var token = world.Tokens.Issue(installation, repositories?.Select(r => r.Id).ToHashSet(), Permissions(installation, wanted));
        var json = new JsonObject
        {
            ["token"] = token.Value,
            ["expires_at"] = ApiUrls.Time(token.ExpiresAt),
            ["permissions"] = InstallationJson.Permissions(token.Permissions),
            ["repository_selection"] = repositories is null ? InstallationJson.Selection(installation) : "selected",
        };
        if (repositories is not null) json["repositories"] = new JsonArray([.. repositories.Select(r => RepositoryJson.Of(r, call.Urls))]);
        return ApiAnswer.Json(json, 201);
    }

    private Installation Installation(RestCall call) => world.Installations.Find(call.Number("id")) ?? throw GitHubError.NotFound();

    private List<SimulatedRepository>? Repositories(Installation installation, JsonObject wanted)
    {
        var named = (wanted["repositories"] as JsonArray)?.Select(n => world.Repositories.Find($"{installation.AccountLogin}/{n}")) ?? [];
        var numbered = (wanted["repository_ids"] as JsonArray)?.Select(n => world.Repositories.Find((int)n!)) ?? [];
        var found = named.Concat(numbered).ToList();
        if (found.Count == 0) return null;
        return found.All(r => r is not null && installation.Covers(r)) ? found.ConvertAll(r => r!) : throw GitHubError.Unprocessable(NotReached);
    }

    private static Dictionary<string, string>? Permissions(Installation installation, JsonObject wanted)
    {
        if (wanted["permissions"] is not JsonObject { Count: > 0 } narrowed) return null;
        var permissions = new Dictionary<string, string>(StringComparer.Ordinal) { ["metadata"] = "read" };
        foreach (var (name, level) in narrowed)
        {
            var granted = installation.Permissions.GetValueOrDefault(name);
            var asked = $"{level}";
            if (granted is null || (asked == "write" && granted != "write")) throw GitHubError.Unprocessable(NotGranted);
            permissions[name] = asked;
        }

        return permissions;
    }
}
