namespace ExamplesCopier.UnitTests.Matching;

/// <summary>Globs by their definition: braces are written out, then segments are tried one by one. Slow, and plain to read.</summary>
internal static class NaiveGlob
{
    public static bool IsMatch(string glob, string path) =>
        Expand(glob.Replace(@"\/", "/", StringComparison.Ordinal)).Any(plain => MatchesPlain(plain, path));

    private static IEnumerable<string> Expand(string glob)
    {
        if (FindBraces(glob) is not var (open, ends))
            return [glob];

        var starts = ends.SkipLast(1).Prepend(open).Select(end => end + 1);
        return starts.Zip(ends).SelectMany(part => Expand(glob[..open] + glob[part.First..part.Second] + glob[(ends[^1] + 1)..]));
    }

    private static (int Open, List<int> Ends)? FindBraces(string glob)
    {
        var open = -1;
        var depth = 0;
        var ends = new List<int>();
        for (var i = 0; i < glob.Length; i++)
        {
            if (glob[i] == '\\')
                i++;
            else if (glob[i] == '[')
                i = glob.IndexOf(']', i);
            else if (glob[i] == '{' && depth++ == 0)
                open = i;
            else if (glob[i] == ',' && depth == 1)
                ends.Add(i);
            else if (glob[i] == '}' && --depth == 0)
                return (open, [.. ends, i]);
        }

        return null;
    }

    private static bool MatchesPlain(string glob, string path)
    {
        var segments = glob.Split('/');
        if (MatchesSegments(segments, path.Split('/')))
            return true;

        // "a/**/" stands for the folder a as well.
        var head = segments.Reverse().Skip(1).SkipWhile(segment => segment == "**").Reverse().ToArray();
        return segments[^1].Length == 0 && segments.Length > head.Length + 1 && head.Length > 0 && MatchesSegments(head, path.Split('/'));
    }

    private static bool MatchesSegments(ReadOnlySpan<string> glob, ReadOnlySpan<string> path)
    {
        if (glob.IsEmpty)
            return path.IsEmpty;
        if (glob[0] == "**")
            return MatchesSegments(glob[1..], path) || (!path.IsEmpty && MatchesSegments(glob, path[1..]));
        return !path.IsEmpty && MatchesText(glob[0], path[0]) && MatchesSegments(glob[1..], path[1..]);
    }

    private static bool MatchesText(string glob, string text)
    {
        if (glob.Length == 0)
            return text.Length == 0;
        if (glob[0] == '*')
            return MatchesText(glob[1..], text) || (text.Length > 0 && MatchesText(glob, text[1..]));
        if (text.Length == 0)
            return false;

        switch (glob[0])
        {
            case '?':
                return MatchesText(glob[1..], text[1..]);
            case '[':
                var close = glob.IndexOf(']', StringComparison.Ordinal);
                var negated = glob[1] is '^' or '!';
                var members = glob[(negated ? 2 : 1)..close];
                return members.Contains(text[0], StringComparison.Ordinal) != negated && MatchesText(glob[(close + 1)..], text[1..]);
            case '\\':
                return glob[1] == text[0] && MatchesText(glob[2..], text[1..]);
            default:
                return glob[0] == text[0] && MatchesText(glob[1..], text[1..]);
        }
    }
}
