using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.Rest;

internal static class PullRequestRoutes
{
    /// <summary>GitHub lists no more files than this, whatever the page.</summary>
    private const int MostFiles = 3000;

    public static ApiAnswer Get(RestCall call) => ApiAnswer.Json(PullRequestJson.Full(Find(call), call.Urls));

    /// <summary>Open, closed or all, of one base or head branch, in the order asked for.</summary>
    public static ApiAnswer List(RestCall call)
    {
        var repository = call.Repository("pull_requests");
        var (state, target, head) = (call.Request.Query("state") ?? "open", call.Request.Query("base"), call.Request.Query("head"));
        var found = repository.Pulls.All.Where(p =>
            (state == "all" || (p.State == PullRequestState.Open) == (state == "open"))
            && (target is null || p.BaseBranch == target)
            // GitHub passes over a head that is not owner:branch.
            && (head?.Contains(':', StringComparison.Ordinal) != true || head.Equals($"{(p.HeadRepository ?? repository).Owner.Login}:{p.HeadBranch}", StringComparison.OrdinalIgnoreCase)));
        var sort = call.Request.Query("sort") ?? "created";
        var sorted = sort switch
        {
            "updated" => found.OrderBy(p => p.UpdatedAt).ThenBy(p => p.Number),
            "popularity" => found.OrderBy(p => p.CommentList.Count).ThenBy(p => p.Number),
            _ => found.OrderBy(p => p.Number),
        };
        var isDescending = (call.Request.Query("direction") ?? (sort == "created" ? "desc" : "asc")) == "desc";
        var all = (isDescending ? sorted.Reverse() : sorted).ToList();
        var page = new Page(call.Request, call.Urls, all.Count);
        return page.Answer(new JsonArray([.. all.Skip(page.Skip).Take(page.Size).Select(p => PullRequestJson.Of(p, call.Urls))]));
    }

    public static ApiAnswer Create(RestCall call)
    {
        var repository = call.Repository("metadata");
        call.Token.RequireWritable(repository, "pull_requests");
        var body = call.Object();
        if (string.IsNullOrWhiteSpace(body.Text("title"))) throw GitHubError.Invalid("PullRequest", "missing_field", "title");
        var head = (body.Text("head") ?? "").Split(':')[^1];
        var request = new PullRequestRequest(repository, RefNames.Short(head), RefNames.Short(body.Text("base") ?? ""), body.Text("title")!, body.Text("body") ?? "")
        {
            IsDraft = body.Flag("draft"),
        };
        if (repository.Refs.Find(RefNames.Branch(request.HeadBranch)) is null) throw GitHubError.Invalid("PullRequest", "invalid", "head");
        if (repository.Refs.Find(RefNames.Branch(request.BaseBranch)) is null) throw GitHubError.Invalid("PullRequest", "invalid", "base");
        if (repository.Pulls.Refusal(request) is { } refusal) throw GitHubError.Invalid("PullRequest", "custom", message: refusal);
        return ApiAnswer.Json(PullRequestJson.Full(repository.Pulls.Add(request, call.World.AppBot), call.Urls), 201);
    }

    public static ApiAnswer Merge(RestCall call)
    {
        var (pull, body) = (Find(call), call.Object());
        if (!Enum.TryParse<MergeMethod>(body.Text("merge_method") ?? "merge", ignoreCase: true, out var method)) throw GitHubError.Invalid("PullRequest", "invalid", "merge_method");
        var wish = new AutoMerge(call.World.AppBot, method, call.World.Now) { Headline = body.Text("commit_title"), Body = body.Text("commit_message") };
        MergeRules.Merge(pull, method, body.Text("sha"), wish, call.Token);
        return ApiAnswer.Json(new JsonObject { ["sha"] = pull.MergeCommit, ["merged"] = true, ["message"] = "Pull Request successfully merged" });
    }

    public static ApiAnswer RequestReviewers(RestCall call)
    {
        var pull = Find(call);
        call.Token.RequireWritable(pull.Repository, "pull_requests");
        var (body, accounts) = (call.Object(), pull.Repository.World.Accounts);
        var users = (body.Texts("reviewers") ?? []).ConvertAll(l => accounts.Find(l) ?? throw NoCollaborator(pull));
        var teams = (body.Texts("team_reviewers") ?? []).ConvertAll(s => accounts.FindTeam(pull.Repository.Owner.Login, s) ?? throw NoCollaborator(pull));
        pull.People.Request(users, teams);
        return ApiAnswer.Json(PullRequestJson.Of(pull, call.Urls), 201);
    }

    public static ApiAnswer ListFiles(RestCall call)
    {
        var pull = Find(call);
        var listed = Math.Min(pull.Diff.Files.Count, MostFiles);
        var page = new Page(call.Request, call.Urls, listed);
        var files = pull.Diff.Files.Take(listed).Skip(page.Skip).Take(page.Size);
        return page.Answer(new JsonArray([.. files.Select(f => ChangedFileJson.Of(pull, f, call.Urls))]));
    }

    private static GitHubError NoCollaborator(SimulatedPullRequest pull) => GitHubError.Unprocessable(PullRequestPeople.NoCollaborator(pull.Repository));

    private static SimulatedPullRequest Find(RestCall call) =>
        call.Repository("pull_requests").Pulls.Find(call.Number("number")) ?? throw GitHubError.NotFound();
}
