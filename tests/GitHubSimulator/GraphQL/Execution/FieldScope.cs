using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Execution;

/// <summary>What every field of one request may use.</summary>
internal sealed class FieldScope(World world, InstallationToken token, Exchange exchange)
{
    public World World { get; } = world;

    public InstallationToken Token { get; } = token;

    public GraphQLOperation Operation => exchange.Operation!;

    /// <summary>A repository the token sees.</summary>
    public SimulatedRepository RepositoryNamed(string fullName, bool followRenames = true)
    {
        exchange.Repositories.Add(fullName);
        return Token.See(World, fullName, followRenames) ?? throw GitHubError.NotFound($"Could not resolve to a Repository with the name '{fullName}'.");
    }

    /// <summary>A repository the token sees, by its node id.</summary>
    public SimulatedRepository RepositoryWithId(string nodeId) =>
        NodeId.Read(NodeId.RepositoryKind, nodeId) is [var id] ? Repository(id, nodeId) : throw Unknown(nodeId);

    /// <summary>The repository that is the first part of another node's id.</summary>
    public SimulatedRepository Repository(string id, string nodeId)
    {
        var found = int.TryParse(id, out var number) ? World.Repositories.Find(number) : null;
        if (found is null || !Token.Reaches(found)) throw Unknown(nodeId);
        exchange.Repositories.Add(found.FullName);
        return found;
    }

    /// <summary>A pull request the token sees, by its node id.</summary>
    public SimulatedPullRequest PullRequest(string nodeId)
    {
        if (NodeId.Read(NodeId.PullRequestKind, nodeId) is not [var id, var number]) throw Unknown(nodeId);
        var repository = Repository(id, nodeId);
        return (int.TryParse(number, out var n) ? repository.Pulls.Find(n) : null) ?? throw Unknown(nodeId);
    }

    public Label Label(string nodeId) =>
        NodeId.Read(NodeId.LabelKind, nodeId) is [var id, var name] && Repository(id, nodeId).LabelList.Find(name) is { } found ? found : throw Unknown(nodeId);

    public Account Account(string nodeId) =>
        NodeId.Read(NodeId.UserKind, nodeId) is [var id] && int.TryParse(id, out var number) && World.Accounts.Find(number) is { } found ? found : throw Unknown(nodeId);

    public Team Team(string nodeId) =>
        NodeId.Read(NodeId.TeamKind, nodeId) is [var id] && int.TryParse(id, out var number) && World.Accounts.FindTeam(number) is { } found ? found : throw Unknown(nodeId);

    public static GitHubError Unknown(string nodeId) => GitHubError.NotFound($"Could not resolve to a node with the global id of '{nodeId}'");
}
