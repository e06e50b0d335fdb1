namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>What an opening parenthesis starts: a capturing group, a plain one, or only other flags.</summary>
internal readonly record struct RegexOpening(bool OpensGroup, bool IsCapturing, string? Name, RegexFlags Flags);

/// <summary>Reads <c>(</c>, <c>(?P&lt;n&gt;</c>, <c>(?&lt;n&gt;</c>, <c>(?:</c>, <c>(?flags)</c> and <c>(?flags:</c>.</summary>
internal static class RegexGroups
{
    public static bool TryOpen(RegexCursor cursor, RegexFlags flags, out RegexOpening opening)
    {
        var offset = cursor.Index;
        opening = new RegexOpening(OpensGroup: true, IsCapturing: true, Name: null, flags);
        if (!cursor.TryRead("(?"))
        {
            cursor.Index++;
            return true;
        }

        if (Unsupported(cursor) is { } message)
        {
            cursor.Fail(offset, message);
            return false;
        }

        if (cursor.TryRead("P<") || cursor.TryRead("<"))
        {
            opening = opening with { Name = ReadName(cursor) };
            return cursor.Error is null;
        }

        if (ReadFlags(cursor, flags, out var opensGroup) is { } changed)
        {
            opening = new RegexOpening(opensGroup, IsCapturing: false, Name: null, changed);
            return true;
        }

        cursor.Fail(offset, "RE2 does not know this kind of group; it knows (…), (?:…), (?P<name>…), (?<name>…) and the flags i, m, s and U.");
        return false;
    }

    private static string? Unsupported(RegexCursor cursor) =>
        cursor.At("=") || cursor.At("!") ? "RE2 has no look-ahead: match the text itself, or use exclude_patterns for what must not follow."
        : cursor.At("<=") || cursor.At("<!") ? "RE2 has no look-behind: match the text itself, or use exclude_patterns for what must not stand before."
        : cursor.At(">") ? "RE2 has no atomic groups, and needs none: write (?:…)."
        : cursor.At("#") ? "RE2 has no comments in patterns; put the comment beside the pattern."
        : cursor.At("(") ? "RE2 has no conditional groups; write the alternatives as a|b."
        : cursor.At("P=") ? "RE2 has no back-references: a pattern cannot ask for the same text twice."
        : cursor.At("P>") || cursor.At("R") || cursor.At("&") ? "RE2 has no recursion."
        : null;

    private static string ReadName(RegexCursor cursor)
    {
        var start = cursor.Index;
        while (char.IsAsciiLetterOrDigit(cursor.Peek()) || cursor.Peek() == '_')
            cursor.Index++;

        var name = cursor.Text[start..cursor.Index];
        if (name.Length == 0 || !cursor.TryRead(">"))
            cursor.Fail(cursor.Index, "A group name is letters, digits and underscores, closed by >: (?P<name>…).");
        return name;
    }

    /// <summary>The flags that hold from here on, or null when this is no list of flags.</summary>
    private static RegexFlags? ReadFlags(RegexCursor cursor, RegexFlags flags, out bool opensGroup)
    {
        opensGroup = false;
        var clears = false;
        var complete = true;
        while (!cursor.IsAtEnd)
        {
            var c = cursor.Peek();
            cursor.Index++;
            switch (c)
            {
                case ':' or ')' when complete:
                    opensGroup = c == ':';
                    return flags;
                case '-' when !clears:
                    clears = true;
                    complete = false;
                    break;
                default:
                    if (FlagOf(c) is not { } flag)
                        return null;
                    flags = clears ? flags & ~flag : flags | flag;
                    complete = true;
                    break;
            }
        }

        return null;
    }

    private static RegexFlags? FlagOf(char c) => c switch
    {
        'i' => RegexFlags.IgnoreCase,
        'm' => RegexFlags.MultiLine,
        's' => RegexFlags.DotMatchesNewline,
        'U' => RegexFlags.Ungreedy,
        _ => null,
    };
}
