using System.Diagnostics.CodeAnalysis;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>The id of a folder in git; two folders with one id hold the same entries, all the way down.</summary>
public sealed record TreeId
{
    private TreeId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads <paramref name="text"/>; false when it is not an object id.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TreeId? id)
    {
        id = ObjectId.IsValid(text) ? new TreeId(text) : null;
        return id is not null;
    }

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">It is not an object id.</exception>
    public static TreeId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a tree id.");

    public override string ToString() => Value;
}
