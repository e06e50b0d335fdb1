using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.Rest;

internal static class RefRoutes
{
    public static ApiAnswer Get(RestCall call)
    {
        var repository = call.GitRepository();
        var name = Full(call);
        return repository.Refs.Find(name) is null ? throw GitHubError.NotFound() : ApiAnswer.Json(Json(call, repository, name));
    }

    public static ApiAnswer Create(RestCall call)
    {
        var repository = call.GitRepository(write: true);
        var body = call.Object();
        var (name, oid) = (body.Text("ref") ?? "", Id(body));
        if (!name.StartsWith("refs/", StringComparison.Ordinal) || name.Split('/').Length < 3)
            throw GitHubError.Unprocessable("Reference name must start with 'refs/' and have at least two slashes.");
        if (repository.Refs.Find(name) is not null) throw GitHubError.Unprocessable("Reference already exists");
        WriteRules.RequireNewRef(repository, name, oid);
        call.Token.RequireWorkflowPermission(repository, oid);
        repository.Branches.Set(name, oid, repository.World.AppBot);
        return ApiAnswer.Json(Json(call, repository, name), 201);
    }

    public static ApiAnswer Update(RestCall call)
    {
        var repository = call.GitRepository(write: true);
        var body = call.Object();
        var (name, oid) = (Full(call), Id(body));
        var now = repository.Refs.Find(name) ?? throw GitHubError.Unprocessable("Reference does not exist");
        WriteRules.RequireCommit(repository, name, oid);
        if (now != oid) WriteRules.RequirePush(repository, name, oid);
        if (!body.Flag("force") && !new History(repository.Objects).IsAncestor(now, oid)) throw GitHubError.Unprocessable("Update is not a fast forward");
        call.Token.RequireWorkflowPermission(repository, oid);
        repository.Branches.Set(name, oid, repository.World.AppBot);
        return ApiAnswer.Json(Json(call, repository, name));
    }

    public static ApiAnswer Delete(RestCall call)
    {
        var repository = call.GitRepository(write: true);
        var name = Full(call);
        if (repository.Refs.Find(name) is null) throw GitHubError.Unprocessable("Reference does not exist");
        WriteRules.RequireDeletion(repository, name);
        repository.Branches.Set(name, null, repository.World.AppBot);
        return new ApiAnswer(204, [], "application/json; charset=utf-8");
    }

    private static string Full(RestCall call) => "refs/" + call.Value("ref");

    private static string Id(JsonObject body) => ObjectIds.IsId(body.Text("sha"))
        ? body.Text("sha")!.ToLowerInvariant()
        : throw GitHubError.Unprocessable("The sha parameter must be exactly 40 characters and contain only [0-9a-f].");

    private static JsonObject Json(RestCall call, SimulatedRepository repository, string name)
    {
        var (api, oid) = ($"{call.Urls.Of(repository)}/git", repository.Refs.Find(name)!);
        var type = repository.Objects.KindOf(oid)!;
        return new JsonObject
        {
            ["ref"] = name,
            ["node_id"] = NodeId.Of(NodeId.RefKind, repository.Id, name),
            ["url"] = $"{api}/{name}",
            ["object"] = new JsonObject { ["sha"] = oid, ["type"] = type, ["url"] = $"{api}/{type}s/{oid}" },
        };
    }
}
