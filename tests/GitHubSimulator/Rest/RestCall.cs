using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>A request that found its route, with the values of the route's placeholders.</summary>
internal sealed class RestCall(World world, Exchange exchange, IReadOnlyDictionary<string, string> values)
{
    public World World => world;

    public ApiRequest Request => exchange.Request;

    public ApiUrls Urls { get; } = new(world.Url, world.Url + exchange.Request.Prefix);

    public InstallationToken Token => exchange.Token ?? throw GitHubError.Forbidden();

    public string Value(string name) => values[name];

    public int Number(string name) => int.TryParse(values[name], out var number) ? number : throw GitHubError.NotFound();

    public string RepositoryName => $"{values["owner"]}/{values["repo"]}";

    /// <summary>The repository in the path, when the token reaches it and has the permission.</summary>
    public SimulatedRepository Repository(string permission)
    {
        exchange.Repositories.Add(RepositoryName);
        if (exchange.Token is null) throw GitHubError.NotFound();
        var repository = Token.See(world, RepositoryName) ?? throw GitHubError.NotFound();
        Token.Require(permission);
        return repository;
    }

    /// <summary>The repository in the path for the git database, which an empty repository has not got.</summary>
    public SimulatedRepository GitRepository(bool write = false)
    {
        var repository = Repository(write ? "metadata" : "contents");
        if (write) Token.RequireWritable(repository);
        return repository.Refs.All.Count == 0 ? throw GitHubError.EmptyRepository() : repository;
    }
}
