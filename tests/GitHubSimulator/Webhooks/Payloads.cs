using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Webhooks;

/// <summary>The bodies of events, in GitHub's shape and size. Callers hold the simulator's lock.</summary>
internal sealed class Payloads(World world)
{
    private ApiUrls Urls => new(world.Url, world.Url);

    public JsonObject PullRequest(SimulatedPullRequest pull, string action, Account sender)
    {
        var payload = new JsonObject
        {
            ["action"] = action,
            ["number"] = pull.Number,
            ["pull_request"] = PullRequestJson.Full(pull, Urls),
        };
        return Close(payload, pull.Repository, sender);
    }

    public JsonObject Push(Push push)
    {
        var repository = push.Repository;
        var head = push.After is null ? null : repository.Objects.Commit(push.After);
        var sender = push.By ?? world.Accounts.Person("octocat");
        var commits = head is null ? [] : new History(repository.Objects).Reachable(head.Oid, push.Before).Take(2048).Reverse().ToList();
        var payload = new JsonObject
        {
            ["ref"] = push.RefName,
            ["before"] = push.Before ?? ObjectIds.Zero,
            ["after"] = push.After ?? ObjectIds.Zero,
            ["pusher"] = new JsonObject { ["name"] = sender.Login, ["email"] = sender.NoReplyEmail },
            ["created"] = push.Before is null,
            ["deleted"] = push.After is null,
            ["forced"] = push is { Before: { } old, After: { } now } && !new History(repository.Objects).IsAncestor(old, now),
            ["base_ref"] = null,
            ["compare"] = $"{Urls.WebOf(repository)}/compare/{(push.Before ?? ObjectIds.Zero)[..12]}...{(push.After ?? ObjectIds.Zero)[..12]}",
            ["commits"] = new JsonArray([.. commits.Select(c => PushedCommit(repository, c))]),
            ["head_commit"] = head is null ? null : PushedCommit(repository, head),
        };
        return Close(payload, repository, sender);
    }

    public JsonObject Ping() => new()
    {
        ["zen"] = "Keep it logically awesome.",
        ["hook_id"] = 292_430_182,
        ["hook"] = new JsonObject
        {
            ["type"] = "App",
            ["id"] = 292_430_182,
            ["name"] = "web",
            ["active"] = true,
            ["events"] = new JsonArray("pull_request", "push"),
            ["app_id"] = world.App.Id,
            ["config"] = new JsonObject { ["content_type"] = "json", ["insecure_ssl"] = "0", ["secret"] = "********" },
        },
        ["sender"] = AccountJson.Of(world.AppOwner, Urls),
    };

    public JsonObject Installation(Installation installation, string action) => new()
    {
        ["action"] = action,
        ["installation"] = InstallationJson.Of(world, installation, Urls),
        ["repositories"] = new JsonArray([.. world.Repositories.All.Where(installation.Covers).Select(Short)]),
        ["requester"] = null,
        ["sender"] = AccountJson.Of(world.AppOwner, Urls),
    };

    public JsonObject InstallationRepositories(Installation installation, string action, IEnumerable<SimulatedRepository> repositories)
    {
        var named = new JsonArray([.. repositories.Select(Short)]);
        return new JsonObject
        {
            ["action"] = action,
            ["installation"] = InstallationJson.Of(world, installation, Urls),
            ["repository_selection"] = InstallationJson.Selection(installation),
            ["repositories_added"] = action == "added" ? named : new JsonArray(),
            ["repositories_removed"] = action == "added" ? new JsonArray() : named,
            ["requester"] = null,
            ["sender"] = AccountJson.Of(world.AppOwner, Urls),
        };
    }

    public JsonObject Repository(SimulatedRepository repository, string action, string? from)
    {
        var payload = new JsonObject { ["action"] = action };
        if (from is not null)
        {
            payload["changes"] = action == "transferred"
                ? new JsonObject { ["owner"] = new JsonObject { ["from"] = new JsonObject { ["organization"] = AccountJson.Organization(world.Accounts.Organization(from), Urls) } } }
                : new JsonObject { ["repository"] = new JsonObject { ["name"] = new JsonObject { ["from"] = from } } };
        }

        return Close(payload, repository, world.Accounts.Person("octocat"));
    }

    private JsonObject Close(JsonObject payload, SimulatedRepository repository, Account sender)
    {
        payload["repository"] = RepositoryJson.Of(repository, Urls);
        if (repository.Owner.Kind == AccountKind.Organization) payload["organization"] = AccountJson.Organization(repository.Owner, Urls);
        payload["sender"] = AccountJson.Of(sender, Urls);
        if (world.Installations.Of(repository) is { } installation)
            payload["installation"] = new JsonObject { ["id"] = installation.Id, ["node_id"] = NodeId.Of("I", installation.Id) };
        return payload;
    }

    private JsonObject PushedCommit(SimulatedRepository repository, GitCommit commit)
    {
        var store = repository.Objects;
        var parent = commit.Parents.Count == 0 ? store.EmptyTree : store.Commit(commit.Parents[0]).Tree;
        var changes = TreeDiff.Between(store, parent, commit.Tree).ToLookup(c => c.Status, c => JsonValue.Create(c.Path));
        return new JsonObject
        {
            ["id"] = commit.Oid,
            ["tree_id"] = commit.Tree,
            ["distinct"] = true,
            ["message"] = commit.Message,
            ["timestamp"] = ApiUrls.Time(commit.Committer.When),
            ["url"] = $"{Urls.WebOf(repository)}/commit/{commit.Oid}",
            ["author"] = new JsonObject { ["name"] = commit.Author.Name, ["email"] = commit.Author.Email, ["username"] = commit.Author.Name },
            ["committer"] = new JsonObject { ["name"] = commit.Committer.Name, ["email"] = commit.Committer.Email, ["username"] = "web-flow" },
            ["added"] = new JsonArray([.. changes["added"]]),
            ["removed"] = new JsonArray([.. changes["removed"]]),
            ["modified"] = new JsonArray([.. changes["modified"], .. changes["changed"]]),
        };
    }

    private static JsonObject Short(SimulatedRepository repository) => new()
    {
        ["id"] = repository.Id,
        ["node_id"] = repository.NodeId,
        ["name"] = repository.Name,
        ["full_name"] = repository.FullName,
        ["private"] = true,
    };
}
