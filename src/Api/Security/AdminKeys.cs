using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using ExamplesCopier.Api.Settings;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Security;

/// <summary>The admin keys of the settings. They are compared by hash, all of them, in constant time.</summary>
internal sealed class AdminKeys(IOptionsMonitor<AdminOptions> admin, TimeProvider time)
{
    /// <summary>The length of <see cref="ProofOf"/>, in bytes.</summary>
    public const int ProofLength = SHA256.HashSizeInBytes;

    /// <summary>The key as the settings have it; null when it is none of them, is too short to be one, or has expired.</summary>
    /// <remarks>Of a hash in the settings nobody can tell how long its key is, so short ones are refused here.</remarks>
    public AdminKey? Find(string key) => key.Length < AdminKey.MinLength ? null : Find(SHA256.HashData(Encoding.UTF8.GetBytes(key)), HashOf);

    /// <summary>The key whose proof a session holds; null when it is none of the settings' any more, or has expired.</summary>
    public AdminKey? FindProven(ReadOnlySpan<byte> proof) => Find(proof, ProofOf);

    /// <summary>What a session holds instead of the key: it says which key it was, cannot be turned back into it, and cannot be made from anything that is stored.</summary>
    public static byte[] ProofOf(AdminKey key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, HashOf(key), ProofLength, info: "dashboard session"u8.ToArray());

    /// <summary>Who holds the key, and what it may do.</summary>
    public static ClaimsPrincipal PrincipalOf(AdminKey key, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, key.Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, key.Role.ToString()));
        identity.AddClaims(key.Sources.Select(glob => new Claim(SourceScope.Claim, glob)));
        return new ClaimsPrincipal(identity);
    }

    private AdminKey? Find(ReadOnlySpan<byte> wanted, Func<AdminKey, byte[]> derive)
    {
        AdminKey? found = null;
        foreach (var known in admin.CurrentValue.ApiKeys)
        {
            if (CryptographicOperations.FixedTimeEquals(wanted, derive(known)))
            {
                found = known;
            }
        }

        return found?.ExpiresAt <= time.GetUtcNow() ? null : found;
    }

    private static byte[] HashOf(AdminKey key) =>
        key.KeySha256 is { Length: > 0 } hash ? Convert.FromHexString(hash) : SHA256.HashData(Encoding.UTF8.GetBytes(key.Key ?? ""));
}
