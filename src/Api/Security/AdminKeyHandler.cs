using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using ExamplesCopier.Api.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Security;

/// <summary>Knows a caller by an admin key. Keys are compared by hash, all of them, in constant time.</summary>
internal sealed class AdminKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    IOptionsMonitor<AdminOptions> admin,
    TimeProvider time,
    ILoggerFactory loggers,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public new const string Scheme = "AdminKey";
    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(header[Prefix.Length..].Trim()));
        AdminKey? found = null;
        foreach (var key in admin.CurrentValue.ApiKeys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, HashOf(key)))
            {
                found = key;
            }
        }

        return Task.FromResult(found switch
        {
            null => AuthenticateResult.Fail("unknown key"),
            { ExpiresAt: { } end } when end <= time.GetUtcNow() => AuthenticateResult.Fail("expired key"),
            _ => AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(found), Scheme)),
        });
    }

    private static byte[] HashOf(AdminKey key) =>
        key.KeySha256 is { Length: > 0 } hash ? Convert.FromHexString(hash) : SHA256.HashData(Encoding.UTF8.GetBytes(key.Key ?? ""));

    private static ClaimsPrincipal PrincipalOf(AdminKey key)
    {
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, key.Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, key.Role.ToString()));
        identity.AddClaims(key.Sources.Select(glob => new Claim(SourceScope.Claim, glob)));
        return new ClaimsPrincipal(identity);
    }
}
