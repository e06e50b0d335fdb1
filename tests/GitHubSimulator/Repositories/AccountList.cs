using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>People, organizations and bots; whoever is named first comes into being.</summary>
internal sealed class AccountList
{
    private readonly Dictionary<string, Account> _byLogin = new(StringComparer.OrdinalIgnoreCase);
    private int _nextId = 583_230;

    public Account Organization(string login) => Ensure(login, AccountKind.Organization);

    public Account Person(string login) => Ensure(login, AccountKind.User);

    public Account Bot(string login) => Ensure(login, AccountKind.Bot);

    /// <summary>The committer of everything GitHub commits by itself.</summary>
    public static GitSignature WebFlow(DateTimeOffset now) => new("GitHub", "noreply@github.com", WholeSecond(now));

    public static GitSignature Sign(Account account, DateTimeOffset now) => new(account.Login, account.NoReplyEmail, WholeSecond(now));

    private static DateTimeOffset WholeSecond(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());

    private Account Ensure(string login, AccountKind kind)
    {
        if (_byLogin.TryGetValue(login, out var found)) return found;
        return _byLogin[login] = new Account(++_nextId, login, kind);
    }
}
