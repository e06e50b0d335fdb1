using System.Security.Cryptography;

namespace ExamplesCopier.GitHubSimulator.Auth;

internal sealed class TokenList(World world)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Dictionary<string, InstallationToken> _tokens = new(StringComparer.Ordinal);

    public InstallationToken Issue(Installation installation, IReadOnlySet<int>? repositories, IReadOnlyDictionary<string, string>? permissions)
    {
        var value = "ghs_" + RandomNumberGenerator.GetString(Letters, 36);
        return _tokens[value] = new InstallationToken(value, installation, world.Now + world.Options.TokenLifetime)
        {
            IssuedAt = world.Now,
            RepositoryIds = repositories,
            Narrowed = permissions,
        };
    }

    /// <summary>A live token of a live installation.</summary>
    public InstallationToken? Find(string value) =>
        _tokens.TryGetValue(value, out var token) && world.Now < token.ExpiresAt && world.Installations.Find(token.Installation.Id) == token.Installation
            ? token
            : null;

    public void Clear() => _tokens.Clear();
}
