using YamlDotNet.Core;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>Where in the file a character of a scalar stands, so that an editor jumps to the mistake inside a pattern.</summary>
internal static class ScalarPositions
{
    /// <summary>The place of <paramref name="offset"/>; the scalar's own beginning where lines were folded together.</summary>
    public static Position Of(string text, ScalarNode scalar, int offset)
    {
        var source = text.AsSpan()[scalar.Source];
        var content = SkipProperties(source);
        if (scalar.Style == ScalarStyle.Literal)
        {
            return InLiteral(source[content..], scalar, offset) ?? scalar.Start;
        }

        if (scalar.Style == ScalarStyle.Folded || source.TrimEnd().ContainsAny('\r', '\n'))
        {
            return scalar.Start;
        }

        var within = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => InSingleQuotes(source[content..], offset),
            ScalarStyle.DoubleQuoted => InDoubleQuotes(source[content..], offset),
            _ => offset,
        };
        return scalar.Start with { Column = scalar.Start.Column + content + within };
    }

    private static int SkipProperties(ReadOnlySpan<char> source)
    {
        var at = 0;
        while (at < source.Length && source[at] is '&' or '!')
        {
            var end = source[at..].IndexOfAny(' ', '\t');
            at = end < 0 ? source.Length : at + end + 1;
            at += source[at..].Length - source[at..].TrimStart().Length;
        }

        return at;
    }

    private static int InSingleQuotes(ReadOnlySpan<char> source, int offset)
    {
        var at = 1;
        for (var read = 0; read < offset && at < source.Length; read++)
        {
            at += source[at] == '\'' ? 2 : 1;
        }

        return at;
    }

    private static int InDoubleQuotes(ReadOnlySpan<char> source, int offset)
    {
        var at = 1;
        for (var read = 0; read < offset && at < source.Length; read++)
        {
            at += source[at] != '\\' || at + 1 >= source.Length ? 1 : source[at + 1] switch
            {
                'x' => 4,
                'u' => 6,
                'U' => 10,
                _ => 2,
            };
        }

        return at;
    }

    private static Position? InLiteral(ReadOnlySpan<char> source, ScalarNode scalar, int offset)
    {
        var before = scalar.Value.AsSpan(0, offset);
        var line = before.Count('\n');
        var column = offset - (before.LastIndexOf('\n') + 1);
        var raw = source.ToString().Split('\n');
        var valueLine = scalar.Value.Split('\n')[line];
        if (line + 1 >= raw.Length || !raw[line + 1].TrimEnd('\r').EndsWith(valueLine, StringComparison.Ordinal))
        {
            return null;
        }

        var indent = raw[line + 1].TrimEnd('\r').Length - valueLine.Length;
        return new Position(scalar.Start.Line + 1 + line, indent + column + 1);
    }
}
