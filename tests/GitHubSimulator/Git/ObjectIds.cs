using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Object ids as git computes them: SHA-1 over the type, the length and the bytes.</summary>
public static class ObjectIds
{
    /// <summary>Forty zeros: "no such object" in reference updates.</summary>
    public const string Zero = "0000000000000000000000000000000000000000";

    /// <summary>The id of a blob holding <paramref name="content"/>.</summary>
    public static string OfBlob(ReadOnlySpan<byte> content) => Of("blob", content);

    internal static string Of(string kind, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Header(kind, content.Length));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static byte[] Header(string kind, int length) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {length}\0"));

    internal static bool IsId(string? text) => text is { Length: 40 } && text.All(char.IsAsciiHexDigit);
}
