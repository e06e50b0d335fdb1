using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

internal static class CreateRef
{
    public static (string Field, object? Value)[] Run(InputValues input, FieldScope scope)
    {
        var repository = scope.RepositoryWithId(input.Text("repositoryId"));
        var (name, oid) = (input.Text("name"), input.Text("oid").ToLowerInvariant());
        scope.RequireWritable(repository);
        if (repository.Refs.All.Count == 0) throw GitHubError.Unprocessable("Git Repository is empty.");
        if (repository.Refs.Find(name) is not null) throw GitHubError.Unprocessable($"A ref named \"{name}\" already exists in the repository.");
        WriteRules.RequireNewRef(repository, name, oid);
        repository.Branches.Set(name, oid, scope.World.AppBot);
        return [("ref", new RefSource(repository, name))];
    }
}
