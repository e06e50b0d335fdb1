using System.Text.Json;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Tells, before anything is written, why a target cannot be written to, and what a person must do.</summary>
internal static class TargetGate
{
    private const string HowToGrant = "Grant it on the App's page and accept it in the installation.";

    public static string? RefusalOf(TargetQuery query, JsonElement repository, IReadOnlyDictionary<string, string> permissions)
    {
        var name = query.Repository.Name;
        if (repository.ValueKind == JsonValueKind.Null)
        {
            return $"{name} is not found, or the installation {query.Repository.Installation} does not reach it; correct the name, or give the App access to the repository.";
        }

        return LackOf(query, permissions) ?? StateRefusal(query, repository);
    }

    /// <summary>Workflow files need a permission of their own. GitHub tells the permissions of every token; one that tells none is taken at its word later.</summary>
    public static bool MayWriteWorkflows(IReadOnlyDictionary<string, string> permissions) => May(permissions, "workflows");

    /// <summary>Which permission is missing; null for none. Who asks for more than it may see fails the whole question.</summary>
    public static string? LackOf(TargetQuery query, IReadOnlyDictionary<string, string> permissions) =>
        !May(permissions, "contents") ? $"The App may not write files in {query.Repository.Name}: it needs the permission 'contents: write'. {HowToGrant}"
        : query.Proposal is not null && !May(permissions, "pull_requests") ? $"The App may not open pull requests in {query.Repository.Name}: it needs the permission 'pull_requests: write'. {HowToGrant}"
        : null;

    private static bool May(IReadOnlyDictionary<string, string> permissions, string permission) =>
        permissions.Count == 0 || (permissions.TryGetValue(permission, out var level) && level is "write" or "admin");

    private static string? StateRefusal(TargetQuery query, JsonElement repository)
    {
        var name = query.Repository.Name;
        if (Is(repository, "isArchived"))
        {
            return $"{name} is archived; unarchive it, or remove it from the rule's targets.";
        }

        if (Is(repository, "isDisabled") || Is(repository, "isLocked"))
        {
            return $"{name} is disabled or locked by GitHub; its settings page says why.";
        }

        if (Is(repository, "isEmpty"))
        {
            return $"{name} is empty; push a first commit to '{query.Branch}'.";
        }

        if (repository.GetProperty("base") is not { ValueKind: JsonValueKind.Object } branch)
        {
            return $"{name} has no branch '{query.Branch}'; create it, or correct the target's branch.";
        }

        return query.Proposal is null && branch.GetProperty("refUpdateRule") is { ValueKind: JsonValueKind.Object } rule && !rule.GetProperty("viewerCanPush").GetBoolean()
            ? $"A rule of '{query.Branch}' in {name} forbids the App to commit to it: add the App to the rule's bypass list, or use commit_strategy type pull_request."
            : null;
    }

    private static bool Is(JsonElement repository, string flag) => repository.GetProperty(flag).GetBoolean();
}
