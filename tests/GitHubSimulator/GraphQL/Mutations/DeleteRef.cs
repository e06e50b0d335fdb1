using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

internal static class DeleteRef
{
    public static (string Field, object? Value)[] Run(InputValues input, FieldScope scope)
    {
        var nodeId = input.Text("refId");
        if (NodeId.Read(NodeId.RefKind, nodeId) is not [var id, var name]) throw FieldScope.Unknown(nodeId);
        var repository = scope.Repository(id, nodeId);
        scope.Token.RequireWritable(repository);
        if (repository.Refs.Find(name) is null) throw GitHubError.Unprocessable("Reference does not exist");
        WriteRules.RequireDeletion(repository, name);
        repository.Branches.Set(name, null, scope.World.AppBot);
        return [];
    }
}
