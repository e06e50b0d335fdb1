using System.Security.Cryptography;
using System.Text;

namespace ExamplesCopier.Api.Webhooks;

/// <summary>Checks GitHub's signature (https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries).</summary>
internal static class WebhookSignature
{
    private const string Prefix = "sha256=";
    private const int HexLength = 64;

    /// <summary>Whether any of the secrets signed <paramref name="body"/>; each is compared in constant time.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? header, IEnumerable<string> secrets)
    {
        if (header is null || !header.StartsWith(Prefix, StringComparison.Ordinal) || header.Length != Prefix.Length + HexLength)
        {
            return false;
        }

        Span<byte> given = stackalloc byte[HexLength / 2];
        if (Convert.FromHexString(header.AsSpan(Prefix.Length), given, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var valid = false;
        Span<byte> expected = stackalloc byte[HexLength / 2];
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, expected);
            valid |= CryptographicOperations.FixedTimeEquals(given, expected);
        }

        return valid;
    }
}
