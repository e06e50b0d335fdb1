namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Globs without braces that together match what one with braces does.</summary>
internal static class GlobAlternatives
{
    /// <summary>More of them are for nobody to read.</summary>
    private const int MaxAlternatives = 64;

    /// <summary>Null when there would be too many.</summary>
    public static IReadOnlyList<string>? Of(string glob)
    {
        var done = new List<string>();
        var open = new Queue<string>([glob]);
        while (open.TryDequeue(out var next))
        {
            if (FirstBraces(next) is not { } ends)
            {
                done.Add(next);
            }
            else
            {
                foreach (var (from, to) in ends.Zip(ends.Skip(1)))
                {
                    open.Enqueue(next[..ends[0]] + next[(from + 1)..to] + next[(ends[^1] + 1)..]);
                }
            }

            if (done.Count + open.Count > MaxAlternatives)
            {
                return null;
            }
        }

        return [.. done.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Where the class that begins at <paramref name="open"/> ends.</summary>
    public static int EndOfClass(string glob, int open)
    {
        var at = open + 1;
        while (glob[at] != ']')
        {
            at += glob[at] == '\\' ? 2 : 1;
        }

        return at;
    }

    // The opening brace, the commas of its own and the closing brace.
    private static List<int>? FirstBraces(string glob)
    {
        var ends = new List<int>();
        var depth = 0;
        for (var i = 0; i < glob.Length; i++)
        {
            switch (glob[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = EndOfClass(glob, i);
                    break;
                case '{' when depth++ == 0:
                    ends.Add(i);
                    break;
                case ',' when depth == 1:
                    ends.Add(i);
                    break;
                case '}' when --depth == 0:
                    ends.Add(i);
                    return ends;
            }
        }

        return null;
    }
}
