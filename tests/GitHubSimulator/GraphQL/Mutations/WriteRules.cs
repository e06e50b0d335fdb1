using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

/// <summary>What stops the App from writing.</summary>
internal static class WriteRules
{
    private const string Workflows = ".github/workflows/";

    public static void RequireWritable(this FieldScope scope, SimulatedRepository repository, string permission = "contents")
    {
        scope.Token.Require(permission, write: true);
        if (repository.IsArchived) throw GitHubError.Unprocessable("Repository was archived so is read-only.");
        if (repository.IsDisabled || repository.IsLocked) throw GitHubError.Unprocessable("Repository access blocked");
    }

    public static void RequireUnprotected(SimulatedRepository repository, string refName)
    {
        if (repository.Protections.Exists(p => RefNames.Branch(p.Branch) == refName && !p.AppMayBypass))
            throw GitHubError.Unprocessable("Repository rule violations found\n\nChanges must be made through a pull request.\n\n");
    }

    public static void RequireWorkflowPermission(this FieldScope scope, IEnumerable<string> paths)
    {
        if (paths.Any(p => p.StartsWith(Workflows, StringComparison.Ordinal))) scope.Token.Require("workflows", write: true);
    }

    public static void RequireNewRef(SimulatedRepository repository, string name, string oid)
    {
        if (!RefNames.IsValid(name)) throw GitHubError.Unprocessable($"{name} is not a valid ref name.");
        RequireCommit(repository, name, oid);
        if (repository.Refs.Collides(name)) throw GitHubError.Unprocessable("Reference update failed");
    }

    public static void RequireCommit(SimulatedRepository repository, string name, string oid)
    {
        if (repository.Objects.KindOf(oid) is not { } kind) throw GitHubError.Unprocessable("Object does not exist");
        if (kind != "commit" && name.StartsWith("refs/heads/", StringComparison.Ordinal)) throw GitHubError.Unprocessable("Object is not a commit");
    }
}
