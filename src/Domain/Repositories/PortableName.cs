using System.Text;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>
/// What a file system that is lenient about names makes of a path segment: NTFS drops trailing dots and spaces, takes
/// what follows a colon for a stream and knows short names; HFS+ ignores some code points; both ignore case.
/// </summary>
internal readonly struct PortableName
{
    private readonly string _name;

    private PortableName(string name, bool isFolderReference)
    {
        _name = name;
        IsFolderReference = isFolderReference;
    }

    /// <summary>Whether nothing but dots is left, which leads to this or another folder.</summary>
    public bool IsFolderReference { get; }

    public static PortableName Of(string segment)
    {
        var kept = new StringBuilder(segment.Length);
        foreach (var c in segment)
        {
            if (!IsIgnoredByHfs(c))
                kept.Append(FoldToAscii(c));
        }

        var full = kept.ToString();
        var colon = full.IndexOf(':', StringComparison.Ordinal);
        var name = (colon < 0 ? full : full[..colon]).TrimEnd('.', ' ');
        return new PortableName(name, name.Length == 0 && full.Contains('.', StringComparison.Ordinal));
    }

    /// <summary>Whether the segment is one of these names, which are in lower case.</summary>
    public bool Is(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_name == name)
                return true;
        }

        return false;
    }

    /// <summary>Whether the segment is a short name that NTFS makes of a longer one: some letters, <c>~</c> and a number.</summary>
    public bool IsShortNameOf(params ReadOnlySpan<string> stems)
    {
        var tilde = _name.IndexOf('~', StringComparison.Ordinal);
        if (tilde < 0 || tilde == _name.Length - 1 || _name.AsSpan(tilde + 1).ContainsAnyExceptInRange('0', '9'))
            return false;

        foreach (var stem in stems)
        {
            if (_name.AsSpan(0, tilde).SequenceEqual(stem))
                return true;
        }

        return false;
    }

    // The list in git's utf8.c, next_hfs_char().
    private static bool IsIgnoredByHfs(char c) => c
        is >= '\u200c' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u206a' and <= '\u206f' or '\ufeff';

    // The two characters outside ASCII whose case folding lies in it.
    private static char FoldToAscii(char c) => c switch
    {
        '\u017f' => 's',
        '\u212a' => 'k',
        _ => char.ToLowerInvariant(c),
    };
}
