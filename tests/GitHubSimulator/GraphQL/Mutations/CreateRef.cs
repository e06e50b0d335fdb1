using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

internal static class CreateRef
{
    public static (string Field, object? Value)[] Run(InputValues input, FieldScope scope)
    {
        var repository = scope.RepositoryWithId(input.Text("repositoryId"));
        var (name, oid) = (input.Text("name"), input.Text("oid").ToLowerInvariant());
        scope.Token.RequireWritable(repository);
        if (repository.Refs.All.Count == 0) throw GitHubError.EmptyRepository();
        if (repository.Refs.Find(name) is not null) throw GitHubError.Unprocessable($"A ref named \"{name}\" already exists in the repository.");
        WriteRules.RequireNewRef(repository, name, oid);
        scope.Token.RequireWorkflowPermission(repository, oid);
        repository.Branches.Set(name, oid, scope.World.AppBot);
        return [("ref", new RefSource(repository, name))];
    }
}
