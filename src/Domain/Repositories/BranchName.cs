using System.Diagnostics.CodeAnalysis;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>A branch without <c>refs/heads/</c>, by the rules of <c>git check-ref-format --branch</c>; compared with case.</summary>
/// <remarks>Source: https://git-scm.com/docs/git-check-ref-format; at most 244 bytes, so that <c>refs/heads/…</c> fits a file name.</remarks>
public sealed record BranchName
{
    private const int MaxBytes = 244;

    private BranchName(string value) => Value = value;

    /// <summary>The branch every source and target has unless the configuration says otherwise.</summary>
    public static BranchName Main { get; } = new("main");

    public string Value { get; }

    /// <summary>The full ref, as GitHub's <c>qualifiedName</c>.</summary>
    public string QualifiedName => $"refs/heads/{Value}";

    /// <summary>Reads <paramref name="text"/>; false when git would refuse it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BranchName? branch)
    {
        branch = text is not null && IsLegal(text) ? new BranchName(text) : null;
        return branch is not null;
    }

    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">git would refuse it.</exception>
    public static BranchName Parse(string text) =>
        TryParse(text, out var branch) ? branch : throw new FormatException($"'{text}' is not a branch name that git allows.");

    public override string ToString() => Value;

    private static bool IsLegal(string text)
    {
        if (text.Length == 0 || System.Text.Encoding.UTF8.GetByteCount(text) > MaxBytes || text is "@" or "HEAD" || text[0] == '-' || text[^1] == '.')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            var forbidden = c is <= ' ' or '\x7f' or '~' or '^' or ':' or '?' or '*' or '[' or '\\'
                || (c == '.' && next == '.')
                || (c == '@' && next == '{')
                || char.IsSurrogate(c) && !IsPaired(text, i);
            if (forbidden)
            {
                return false;
            }
        }

        return text.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
    }

    private static bool IsPaired(string text, int at) =>
        char.IsHighSurrogate(text[at])
            ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
