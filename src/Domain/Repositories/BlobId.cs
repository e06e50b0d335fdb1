using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>The id of a file's content in git; two files with one id hold the same bytes.</summary>
public sealed record BlobId
{
    private BlobId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads <paramref name="text"/>; false when it is not an object id.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BlobId? id)
    {
        id = ObjectId.IsValid(text) ? new BlobId(text) : null;
        return id is not null;
    }

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">It is not an object id.</exception>
    public static BlobId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a blob id.");

    /// <summary>The id that git gives to <paramref name="content"/> in a repository of SHA-1 objects.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "git names objects by SHA-1; nothing is secured by it here.")]
    public static BlobId Of(ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return new BlobId(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override string ToString() => Value;
}
