namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>Who may be asked to review and be assigned: everybody, until it is limited.</summary>
internal sealed class RepositoryAccess
{
    private HashSet<string>? _users;
    private HashSet<string>? _teams;

    public void LimitTo(IEnumerable<string> users, IEnumerable<string> teams) =>
        (_users, _teams) = (users.ToHashSet(StringComparer.OrdinalIgnoreCase), teams.ToHashSet(StringComparer.OrdinalIgnoreCase));

    public bool Has(Account user) => user.Kind != AccountKind.Organization && (_users is null || _users.Contains(user.Login));

    public bool Has(Team team) => _teams is null || _teams.Contains(team.Slug);
}
