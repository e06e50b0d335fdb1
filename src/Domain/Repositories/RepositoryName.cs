using System.Diagnostics.CodeAnalysis;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>
/// A repository as GitHub writes it: <c>owner/name</c>. GitHub compares both parts without regard to case, and so does this type.
/// </summary>
/// <remarks>Owner: 1–39 of <c>[A-Za-z0-9_-]</c>; name: 1–100 of <c>[A-Za-z0-9._-]</c>, never <c>.</c> or <c>..</c>.</remarks>
public sealed record RepositoryName
{
    private const int MaxOwnerLength = 39;
    private const int MaxNameLength = 100;

    private RepositoryName(string owner, string name) => (Owner, Name) = (owner, name);

    /// <summary>The account that owns the repository.</summary>
    public string Owner { get; }

    /// <summary>The repository's name within its account.</summary>
    public string Name { get; }

    /// <summary>Reads <paramref name="text"/>; false when it is not a repository name.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RepositoryName? repository)
    {
        repository = null;
        if (text is null)
        {
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IsOwner(text.AsSpan(0, slash)) || !IsName(text.AsSpan(slash + 1)))
        {
            return false;
        }

        repository = new RepositoryName(text[..slash], text[(slash + 1)..]);
        return true;
    }

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">It is not a repository name.</exception>
    public static RepositoryName Parse(string text) =>
        TryParse(text, out var repository)
            ? repository
            : throw new FormatException($"'{text}' is not a repository name; write it as owner/name.");

    public bool HasSameOwnerAs(RepositoryName other) => string.Equals(Owner, other.Owner, StringComparison.OrdinalIgnoreCase);

    public bool Equals(RepositoryName? other) =>
        other is not null
        && HasSameOwnerAs(other)
        && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() =>
        HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(Owner), StringComparer.OrdinalIgnoreCase.GetHashCode(Name));

    public override string ToString() => $"{Owner}/{Name}";

    private static bool IsOwner(ReadOnlySpan<char> owner)
    {
        if (owner.Length is 0 or > MaxOwnerLength)
        {
            return false;
        }

        foreach (var c in owner)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaxNameLength || name is "." or "..")
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
