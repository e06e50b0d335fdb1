using System.Text.Json;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Tells, before anything is written, why a target cannot be written to, and what a person must do.</summary>
internal static class TargetGate
{
    public static string? RefusalOf(TargetQuery query, JsonElement repository)
    {
        var name = query.Repository.Name;
        if (repository.ValueKind == JsonValueKind.Null)
        {
            return $"{name} is not found, or the installation {query.Repository.Installation} does not reach it; correct the name, or give the App access to the repository.";
        }

        var actual = repository.GetProperty("nameWithOwner").GetString()!;
        if (!string.Equals(actual.Split('/')[0], name.Owner, StringComparison.OrdinalIgnoreCase))
        {
            return $"{name} now belongs to another owner ({actual}); if that is right, write the new name into the configuration.";
        }

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

        return repository.GetProperty("base").ValueKind == JsonValueKind.Null
            ? $"{name} has no branch '{query.Branch}'; create it, or correct the target's branch."
            : null;
    }

    private static bool Is(JsonElement repository, string flag) => repository.GetProperty(flag).GetBoolean();
}
