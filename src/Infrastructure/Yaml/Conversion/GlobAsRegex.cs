using System.Text;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Regular expressions that together match the paths which a glob matches, among the paths that git can hold.</summary>
internal static class GlobAsRegex
{
    private const string InSegment = "[^/]";

    /// <param name="glob">A glob that is valid.</param>
    /// <returns>None when it matches no path of a repository; null when they would be too many.</returns>
    public static IReadOnlyList<string>? Translate(string glob) =>
        GlobAlternatives.Of(glob) is { } plain ? [.. plain.Select(TranslatePlain).OfType<string>().Distinct(StringComparer.Ordinal)] : null;

    private static string? TranslatePlain(string glob)
    {
        var segments = new List<string?>();
        foreach (var segment in Split(glob))
        {
            // Null stands for whole segments; two of them are one.
            if (segment != "**" || segments is not [.., null])
            {
                segments.Add(segment == "**" ? null : segment);
            }
        }

        // "a/**/" matches the path a; else a path never ends with a slash, begins with one or has two in a row.
        if (segments is [.. { Count: > 0 } head, null, ""])
        {
            segments = head;
        }

        return segments.Contains("") ? null : Join(segments);
    }

    private static string Join(List<string?> segments)
    {
        if (segments is [null])
        {
            return "^";
        }

        var regex = new StringBuilder(segments[0] is null ? "(^|/)" : "^");
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i] is { } segment)
            {
                regex.Append(i > 0 && segments[i - 1] is not null ? "/" : "").Append(Segment(segment));
            }
            else if (i > 0 && i < segments.Count - 1)
            {
                regex.Append("/(.*/)?");
            }
        }

        return regex.Append(segments[^1] is null ? "(/|$)" : "$").ToString();
    }

    private static List<string> Split(string glob)
    {
        var segments = new List<string>();
        var start = 0;
        for (var i = 0; i < glob.Length; i++)
        {
            // An escaped slash is a slash.
            var slash = glob[i] == '/' || (glob[i] == '\\' && glob[i + 1] == '/');
            if (slash)
            {
                segments.Add(glob[start..i]);
                i += glob[i] == '\\' ? 1 : 0;
                start = i + 1;
            }
            else if (glob[i] == '\\')
            {
                i++;
            }
            else if (glob[i] == '[')
            {
                i = GlobAlternatives.EndOfClass(glob, i);
            }
        }

        segments.Add(glob[start..]);
        return segments;
    }

    private static string Segment(string segment)
    {
        var regex = new StringBuilder();
        for (var i = 0; i < segment.Length; i++)
        {
            switch (segment[i])
            {
                case '*' when i > 0 && segment[i - 1] == '*' && !IsEscaped(segment, i - 1):
                    break;
                case '*':
                    regex.Append(InSegment).Append('*');
                    break;
                case '?':
                    regex.Append(InSegment);
                    break;
                case '[':
                    var end = GlobAlternatives.EndOfClass(segment, i);
                    regex.Append(GlobClassAsRegex.Translate(segment[(i + 1)..end]));
                    i = end;
                    break;
                default:
                    var at = segment[i] == '\\' ? i + 1 : i;
                    var length = char.IsHighSurrogate(segment[at]) ? 2 : 1;
                    regex.Append(RegexText.Quote(segment.Substring(at, length)));
                    i = at + length - 1;
                    break;
            }
        }

        return regex.ToString();
    }

    private static bool IsEscaped(string text, int at)
    {
        var slashes = 0;
        while (at - slashes > 0 && text[at - slashes - 1] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }
}
