using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Auth;

/// <summary>A token of an installation, perhaps narrowed to some repositories and permissions.</summary>
internal sealed record InstallationToken(string Value, Installation Installation, DateTimeOffset ExpiresAt)
{
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Requests it has come with so far.</summary>
    public int Uses { get; set; }

    public IReadOnlySet<int>? RepositoryIds { get; init; }

    public IReadOnlyDictionary<string, string>? Narrowed { get; init; }

    public IReadOnlyDictionary<string, string> Permissions => Narrowed ?? Installation.Permissions;

    public bool Reaches(SimulatedRepository repository) =>
        Installation.Covers(repository) && (RepositoryIds is null || RepositoryIds.Contains(repository.Id));

    public bool Allows(string permission, bool write) =>
        Permissions.TryGetValue(permission, out var level) && Installation.Permissions.ContainsKey(permission)
        && (!write || (level == "write" && Installation.Permissions[permission] == "write"));
}
