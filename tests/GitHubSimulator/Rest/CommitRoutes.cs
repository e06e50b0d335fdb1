using System.Globalization;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Rest;

internal static class CommitRoutes
{
    public static ApiAnswer Get(RestCall call)
    {
        var repository = call.GitRepository();
        var oid = call.Value("sha").ToLowerInvariant();
        if (!repository.Objects.IsCommit(oid)) throw GitHubError.NotFound();
        return ApiAnswer.Json(GitCommitJson.Of(repository, repository.Objects.Commit(oid), call.Urls));
    }

    public static ApiAnswer Create(RestCall call)
    {
        var repository = call.GitRepository(write: true);
        var body = call.Object();
        if (body.Text("message") is not { } message || message.Contains('\0')) throw GitHubError.Unprocessable("Invalid commit message");
        var tree = Id(body.Text("tree"), "tree");
        if (repository.Objects.KindOf(tree) != "tree") throw GitHubError.Unprocessable("Tree SHA does not exist");
        var parents = (body.Texts("parents") ?? []).ConvertAll(p => Id(p, "parents"));
        if (!parents.TrueForAll(repository.Objects.IsCommit)) throw GitHubError.Unprocessable("Parent SHA does not exist or is not a commit object");
        var world = repository.World;
        // GitHub signs what a bot commits only when it says nothing about who it is.
        var isSigned = body["author"] is null && body["committer"] is null && body["signature"] is null;
        var author = Person(body, "author", world.Now) ?? AccountList.Sign(world.AppBot, world.Now);
        var committer = Person(body, "committer", world.Now) ?? (isSigned ? AccountList.WebFlow(world.Now) : author);
        var commit = new GitCommit(tree, parents, author, committer, message) { IsSigned = isSigned };
        return ApiAnswer.Json(GitCommitJson.Of(repository, repository.Objects.Commit(repository.Objects.PutCommit(commit)), call.Urls), 201);
    }

    /// <summary>How two commits stand to each other; the files between them are left out.</summary>
    public static ApiAnswer Compare(RestCall call)
    {
        var repository = call.GitRepository();
        if (call.Value("basehead").Split("...") is not [var from, var to]) throw GitHubError.NotFound();
        var (earlier, later) = (Named(repository, from), Named(repository, to));
        var history = new History(repository.Objects);
        var common = history.MergeBase(earlier, later) ?? throw GitHubError.NotFound();
        var (ahead, behind) = (history.Reachable(later, earlier).Reverse().ToList(), history.Reachable(earlier, later).Count());
        var page = new Page(call.Request, call.Urls, ahead.Count);
        return ApiAnswer.Json(new JsonObject
        {
            ["status"] = (ahead.Count, behind) switch { (0, 0) => "identical", (0, _) => "behind", (_, 0) => "ahead", _ => "diverged" },
            ["ahead_by"] = ahead.Count,
            ["behind_by"] = behind,
            ["total_commits"] = ahead.Count,
            ["base_commit"] = GitCommitJson.Of(repository, repository.Objects.Commit(earlier), call.Urls),
            ["merge_base_commit"] = GitCommitJson.Of(repository, repository.Objects.Commit(common), call.Urls),
            ["commits"] = new JsonArray([.. ahead.Skip(page.Skip).Take(page.Size).Select(commit => GitCommitJson.Of(repository, commit, call.Urls))]),
        });
    }

    private static string Named(SimulatedRepository repository, string name) =>
        repository.Refs.Find(RefNames.Branch(name)) ?? repository.Refs.Find($"refs/tags/{name}") ?? (repository.Objects.IsCommit(name) ? name : throw GitHubError.NotFound());

    private static string Id(string? oid, string name) => ObjectIds.IsId(oid)
        ? oid!.ToLowerInvariant()
        : throw GitHubError.Unprocessable($"The {name} parameter must be exactly 40 characters and contain only [0-9a-f].");

    private static GitSignature? Person(JsonObject body, string property, DateTimeOffset now)
    {
        if (body[property] is not JsonObject person) return null;
        string Required(string name) => person.Text(name) is { Length: > 0 } text ? text : throw GitHubError.Unprocessable($"Invalid request.\n\nFor 'properties/{property}', \"{name}\" wasn't supplied.");
        var when = person.Text("date") is { } date ? DateTimeOffset.Parse(date, CultureInfo.InvariantCulture) : now;
        return new GitSignature(Required("name"), Required("email"), AccountList.WholeSecond(when));
    }
}
