using System.Diagnostics.CodeAnalysis;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>The id of a commit: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.</summary>
public sealed record CommitSha
{
    private CommitSha(string value) => Value = value;

    public string Value { get; }

    /// <summary>The seven digits that GitHub shows.</summary>
    public string Abbreviated => Value[..7];

    /// <summary>Reads <paramref name="text"/>; false when it is not an object id.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CommitSha? sha)
    {
        sha = ObjectId.IsValid(text) ? new CommitSha(text) : null;
        return sha is not null;
    }

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">It is not an object id.</exception>
    public static CommitSha Parse(string text) =>
        TryParse(text, out var sha) ? sha : throw new FormatException($"'{text}' is not a commit id.");

    public override string ToString() => Value;
}
