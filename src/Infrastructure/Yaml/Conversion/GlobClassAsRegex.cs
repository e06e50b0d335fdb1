using System.Text;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>A class of a glob for RE2. In a glob no class matches a slash.</summary>
internal static class GlobClassAsRegex
{
    private const int Slash = '/';

    /// <param name="members">What stands between the brackets.</param>
    public static string Translate(string members)
    {
        var negated = members[0] is '^' or '!';
        var ranges = Ranges(negated ? members[1..] : members);
        if (negated)
        {
            return $"[^/{string.Concat(ranges.Where(range => range.Low <= range.High).Select(Text))}]";
        }

        var usable = ranges.SelectMany(WithoutSlash).Where(range => range.Low <= range.High).Select(Text).ToList();

        // A class that matches nothing.
        return usable.Count == 0 ? @"[^\x00-\x{10FFFF}]" : $"[{string.Concat(usable)}]";
    }

    private static List<(int Low, int High)> Ranges(string members)
    {
        var points = Members(members);
        var ranges = new List<(int, int)>();
        for (var i = 0; i < points.Count; i++)
        {
            var isRange = i + 2 < points.Count && points[i + 1] is { Value: '-', IsEscaped: false };
            ranges.Add((points[i].Value, points[isRange ? i + 2 : i].Value));
            i += isRange ? 2 : 0;
        }

        return ranges;
    }

    private static List<(int Value, bool IsEscaped)> Members(string members)
    {
        var points = new List<(int, bool)>();
        for (var i = 0; i < members.Length; i++)
        {
            var escaped = members[i] == '\\';
            i += escaped ? 1 : 0;
            var rune = Rune.GetRuneAt(members, i);
            points.Add((rune.Value, escaped));
            i += rune.Utf16SequenceLength - 1;
        }

        return points;
    }

    private static IEnumerable<(int Low, int High)> WithoutSlash((int Low, int High) range) =>
        range.Low <= Slash && Slash <= range.High ? [(range.Low, Slash - 1), (Slash + 1, range.High)] : [range];

    private static string Text((int Low, int High) range) =>
        range.Low == range.High ? RegexText.InClass(range.Low) : $"{RegexText.InClass(range.Low)}-{RegexText.InClass(range.High)}";
}
