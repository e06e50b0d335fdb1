using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Text as YAML, in the way that is easiest to read and read back as the same text.</summary>
internal static partial class YamlScalar
{
    /// <param name="text">Any text.</param>
    /// <param name="indent">Spaces before lines of a block.</param>
    public static string Of(string text, int indent)
    {
        if (Plain().IsMatch(text) && CoreSchema.Resolve(text) == ScalarKind.Text && CoreSchema.OldBoolean(text) is null)
        {
            return text;
        }

        if (!text.EnumerateRunes().All(IsPrintable))
        {
            return DoubleQuoted(text);
        }

        return text.Contains('\n', StringComparison.Ordinal)
            ? IsBlock(text) ? Block(text, indent) : DoubleQuoted(text)
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static bool IsPrintable(Rune rune) =>
        rune.Value == '\n'
        || (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned) && rune.Value != 0xFFFD);

    private static bool IsBlock(string text) =>
        !char.IsWhiteSpace(text[0]) && !text.EndsWith("\n\n", StringComparison.Ordinal) && text.Trim('\n').Length > 0;

    private static string Block(string text, int indent)
    {
        var ends = text.EndsWith('\n');
        var lines = (ends ? text[..^1] : text).Split('\n').Select(line => line.Length == 0 ? "" : new string(' ', indent) + line);
        return $"{(ends ? "|" : "|-")}\n{string.Join('\n', lines)}";
    }

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                _ when IsPrintable(rune) => rune.ToString(),
                <= 0xFFFF => $"\\u{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}",
                _ => $"\\U{rune.Value.ToString("X8", CultureInfo.InvariantCulture)}",
            });
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./$][A-Za-z0-9_./${}()@-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
