using System.Globalization;
using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>People, organizations, their teams, and bots; whoever is named first comes into being.</summary>
internal sealed class AccountList
{
    private readonly Dictionary<string, Account> _byLogin = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, Account> _byId = [];
    private readonly Dictionary<string, Team> _teams = new(StringComparer.OrdinalIgnoreCase);
    private int _nextId = 583_230;

    public Account Organization(string login) => Ensure(login, AccountKind.Organization);

    public Account Person(string login) => Ensure(login, AccountKind.User);

    public Account Bot(string login) => Ensure(login, AccountKind.Bot);

    public Account? Find(string login) => _byLogin.GetValueOrDefault(login);

    public Account? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>The account a commit's address belongs to, by the form GitHub hands out itself.</summary>
    public Account? OfEmail(string email)
    {
        const string host = "@users.noreply.github.com";
        if (!email.EndsWith(host, StringComparison.OrdinalIgnoreCase)) return null;
        var name = email[..^host.Length];
        var plus = name.IndexOf('+', StringComparison.Ordinal);
        if (plus < 0) return Find(name);
        return int.TryParse(name[..plus], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Find(id) : null;
    }

    public Team AddTeam(string organization, string slug) =>
        _teams[$"{organization}/{slug}"] = new Team(++_nextId, Organization(organization), slug);

    public Team? FindTeam(string organization, string slug) => _teams.GetValueOrDefault($"{organization}/{slug}");

    public Team? FindTeam(int id) => _teams.Values.FirstOrDefault(t => t.Id == id);

    /// <summary>The committer of everything GitHub commits by itself.</summary>
    public static GitSignature WebFlow(DateTimeOffset now) => new("GitHub", "noreply@github.com", WholeSecond(now));

    public static GitSignature Sign(Account account, DateTimeOffset now) => new(account.Login, account.NoReplyEmail, WholeSecond(now));

    public static DateTimeOffset WholeSecond(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());

    private Account Ensure(string login, AccountKind kind)
    {
        if (_byLogin.TryGetValue(login, out var found)) return found;
        var account = new Account(++_nextId, login, kind);
        return _byLogin[login] = _byId[account.Id] = account;
    }
}
