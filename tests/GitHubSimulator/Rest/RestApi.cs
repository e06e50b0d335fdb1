using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Log;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>The REST routes the simulator knows.</summary>
internal sealed class RestApi
{
    private readonly World _world;
    private readonly RequestLog _log;
    private readonly RestRoute[] _routes;

    public RestApi(World world, RequestLog log)
    {
        (_world, _log) = (world, log);
        var (apps, hooks) = (new AppRoutes(world), new HookRoutes(world));
        _routes =
        [
            new("GET", "/app", true, apps.GetApp),
            new("GET", "/app/installations", true, apps.ListInstallations),
            new("GET", "/installation/repositories", false, apps.ListRepositories),
            new("GET", "/app/installations/{id}", true, apps.GetInstallation),
            new("GET", "/repos/{owner}/{repo}/installation", true, apps.FindInstallation),
            new("POST", "/app/installations/{id}/access_tokens", true, apps.CreateToken),
            new("GET", "/app/hook/config", true, hooks.GetConfiguration),
            new("GET", "/app/hook/deliveries", true, hooks.List),
            new("GET", "/app/hook/deliveries/{id}", true, hooks.Get),
            new("POST", "/app/hook/deliveries/{id}/attempts", true, hooks.Redeliver),
            new("GET", "/repos/{owner}/{repo}/pulls/{number}", false, PullRequestRoutes.Get),
            new("GET", "/repos/{owner}/{repo}/pulls/{number}/files", false, PullRequestRoutes.ListFiles),
            new("GET", "/repos/{owner}/{repo}", false, RepositoryRoutes.Get),
            new("GET", "/users/{login}", false, RepositoryRoutes.GetUser),
            new("GET", "/repos/{owner}/{repo}/pulls", false, PullRequestRoutes.List),
            new("POST", "/repos/{owner}/{repo}/pulls", false, PullRequestRoutes.Create),
            new("PUT", "/repos/{owner}/{repo}/pulls/{number}/merge", false, PullRequestRoutes.Merge),
            new("POST", "/repos/{owner}/{repo}/pulls/{number}/requested_reviewers", false, PullRequestRoutes.RequestReviewers),
            new("PATCH", "/repos/{owner}/{repo}/issues/{number}", false, IssueRoutes.Update),
            new("POST", "/repos/{owner}/{repo}/issues/{number}/labels", false, IssueRoutes.AddLabels),
            new("POST", "/repos/{owner}/{repo}/issues/{number}/assignees", false, IssueRoutes.AddAssignees),
            new("POST", "/repos/{owner}/{repo}/issues/{number}/comments", false, IssueRoutes.Comment),
            new("GET", "/repos/{owner}/{repo}/git/blobs/{sha}", false, BlobRoutes.Get),
            new("POST", "/repos/{owner}/{repo}/git/blobs", false, BlobRoutes.Create),
            new("GET", "/repos/{owner}/{repo}/git/trees/{sha}", false, TreeRoutes.Get),
            new("POST", "/repos/{owner}/{repo}/git/trees", false, TreeRoutes.Create),
            new("GET", "/repos/{owner}/{repo}/git/commits/{sha}", false, CommitRoutes.Get),
            new("POST", "/repos/{owner}/{repo}/git/commits", false, CommitRoutes.Create),
            new("GET", "/repos/{owner}/{repo}/git/ref/{ref*}", false, RefRoutes.Get),
            new("POST", "/repos/{owner}/{repo}/git/refs", false, RefRoutes.Create),
            new("PATCH", "/repos/{owner}/{repo}/git/refs/{ref*}", false, RefRoutes.Update),
            new("DELETE", "/repos/{owner}/{repo}/git/refs/{ref*}", false, RefRoutes.Delete),
            new("GET", "/repos/{owner}/{repo}/compare/{basehead}", false, CommitRoutes.Compare),
            new("GET", "/repos/{owner}/{repo}/commits/{ref}", false, ContentRoutes.GetCommitId),
            new("GET", "/repos/{owner}/{repo}/contents/{path*}", false, ContentRoutes.GetRaw),
        ];
    }

    public ApiAnswer Answer(Exchange exchange)
    {
        var path = PathByName(exchange.Request.Path);
        foreach (var route in _routes)
            if (route.Match(exchange.Request.Method, path) is { } values) return Answer(route, exchange, values);
        if (path.StartsWith("/repositories/", StringComparison.Ordinal)) throw GitHubError.NotFound();
        _log.AddUnexpected(new UnexpectedRequest(exchange.Request.Method, exchange.Request.Path, "No such route."));
        return ApiAnswer.Error(404, "Not Found");
    }

    private ApiAnswer Answer(RestRoute route, Exchange exchange, Dictionary<string, string> values)
    {
        if (route.NeedsApp && exchange.Caller is not Caller.App) throw GitHubError.Unauthorized("A JSON web token could not be decoded");
        if (Moved(exchange, values) is { } moved) return moved;
        return route.Answer(new RestCall(_world, exchange, values));
    }

    /// <summary>GitHub takes <c>/repositories/{id}</c> for <c>/repos/{owner}/{repo}</c>, whatever follows.</summary>
    private string PathByName(string path)
    {
        if (path.Split('/', 4) is not ["", "repositories", var id, ..] parts) return path;
        var found = int.TryParse(id, out var number) ? _world.Repositories.Find(number) : null;
        return found is null ? path : $"/repos/{found.FullName}{(parts.Length == 4 ? "/" + parts[3] : "")}";
    }

    /// <summary>REST redirects from a repository's earlier name to its id.</summary>
    private ApiAnswer? Moved(Exchange exchange, Dictionary<string, string> values)
    {
        if (!values.TryGetValue("owner", out var owner) || !values.TryGetValue("repo", out var name)) return null;
        var fullName = $"{owner}/{name}";
        if (_world.Repositories.Find(fullName) is not null || _world.Repositories.FindRedirect(fullName) is not { } target) return null;
        return exchange.Token?.Reaches(target) == false ? null : Redirect(exchange.Request, target);
    }

    private ApiAnswer Redirect(ApiRequest request, SimulatedRepository target)
    {
        var rest = string.Concat(request.Path.Split('/').Skip(4).Select(p => "/" + p));
        var url = $"{_world.Url}{request.Prefix}/repos/{target.FullName}{rest}{request.QueryString}";
        var answer = request.Method == "GET" ? ApiAnswer.Error(301, "Moved Permanently") : ApiAnswer.Error(307, "Temporary Redirect");
        answer.Headers["Location"] = url;
        return answer;
    }
}
