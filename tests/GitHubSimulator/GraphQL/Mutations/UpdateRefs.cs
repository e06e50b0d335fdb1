using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

/// <summary>Moves several references, all or none, each from where the caller believes it to be.</summary>
internal static class UpdateRefs
{
    public static (string Field, object? Value)[] Run(InputValues input, FieldScope scope)
    {
        var repository = scope.RepositoryWithId(input.Text("repositoryId"));
        scope.Token.RequireWritable(repository);
        var updates = input.Objects("refUpdates").Select(u => Update.Of(u, repository)).ToList();
        if (updates.Select(u => u.Name).Distinct(StringComparer.Ordinal).Count() < updates.Count) throw GitHubError.Unprocessable("A reference is updated more than once");
        foreach (var update in updates) Check(update, repository);
        foreach (var update in updates.Where(u => u.After is not null)) scope.Token.RequireWorkflowPermission(repository, update.After!);
        foreach (var update in updates) repository.Branches.Set(update.Name, update.After, scope.World.AppBot);
        return [];
    }

    private static void Check(Update update, SimulatedRepository repository)
    {
        if (update.Expected is { } expected && expected != (update.Now ?? ObjectIds.Zero))
            throw GitHubError.Stale($"Expected \"{update.Name}\" to point to \"{expected}\" but it did not. Pull and try again.");
        if (update is { Now: null, After: null }) throw GitHubError.Unprocessable("Reference does not exist");
        if (update.Now == update.After) return;
        if (update.Now is not { } now)
        {
            WriteRules.RequireNewRef(repository, update.Name, update.After!);
            return;
        }

        if (update.After is not { } after)
        {
            WriteRules.RequireDeletion(repository, update.Name);
            return;
        }

        WriteRules.RequireCommit(repository, update.Name, after);
        WriteRules.RequirePush(repository, update.Name, after);
        if (!update.Force && !new History(repository.Objects).IsAncestor(now, after)) throw GitHubError.Unprocessable("Update is not a fast forward");
    }

    private sealed record Update(string Name, string? Expected, string? Now, string? After, bool Force)
    {
        public static Update Of(InputValues input, SimulatedRepository repository)
        {
            var (name, after) = (input.Text("name"), input.Text("afterOid").ToLowerInvariant());
            return new Update(name, input.TextOrNone("beforeOid")?.ToLowerInvariant(), repository.Refs.Find(name), after == ObjectIds.Zero ? null : after, input.Flag("force"));
        }
    }
}
