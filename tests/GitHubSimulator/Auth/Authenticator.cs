using System.Text;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Auth;

internal sealed class Authenticator(World world)
{
    /// <exception cref="GitHubError">401 for credentials nobody has, 403 for a suspended installation.</exception>
    public Caller Identify(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization)) return new Caller.Anonymous();
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) throw GitHubError.Unauthorized("Bad credentials");
        var (scheme, value) = (authorization[..space].ToLowerInvariant(), authorization[(space + 1)..].Trim());
        if (scheme == "basic") value = Password(value);
        else if (scheme is not ("bearer" or "token")) throw GitHubError.Unauthorized("Bad credentials");
        return scheme == "bearer" && AppJwt.LooksLikeOne(value) ? App(value) : Installed(value);
    }

    private Caller.App App(string token)
    {
        AppJwt.Verify(token, world.App, world.Now);
        return new Caller.App();
    }

    private Caller.Installed Installed(string value)
    {
        var token = world.Tokens.Find(value) ?? throw GitHubError.Unauthorized("Bad credentials");
        if (world.TokenSettings.Refuses(token, world.Now))
            throw world.TokenSettings.Status == 401 ? GitHubError.Unauthorized("Bad credentials") : GitHubError.Forbidden();
        if (token.Installation.IsSuspended) throw GitHubError.Forbidden("This installation has been suspended");
        return new Caller.Installed(token);
    }

    private static string Password(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length)) throw GitHubError.Unauthorized("Bad credentials");
        return Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)[^1];
    }
}
