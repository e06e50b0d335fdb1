using System.Globalization;
using System.Text.RegularExpressions;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>What a cell of a table says.</summary>
internal static partial class Cell
{
    /// <summary>The text of a cell that is one code span, or the cell as it is.</summary>
    public static string Code(string cell) => CodeSpan().Match(cell) is { Success: true } span ? span.Groups["text"].Value : cell;

    /// <summary>All code spans of a cell.</summary>
    public static IReadOnlyList<string> Codes(string cell) => [.. AnyCodeSpan().Matches(cell).Select(span => span.Groups["text"].Value)];

    /// <summary>A path or value in which <c>\u0009</c> stands for the character.</summary>
    public static string Unescaped(string cell) =>
        Escape().Replace(Code(cell), match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <summary>A message in which <c>…</c> stands for any text.</summary>
    public static Regex Message(string cell) =>
        new($"^{string.Join(".*", Code(cell).Split('…').Select(Regex.Escape))}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    [GeneratedRegex(@"^(?<ticks>`+) ?(?<text>.*?) ?\k<ticks>$")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<ticks>`+) ?(?<text>.+?) ?\k<ticks>(?!`)")]
    private static partial Regex AnyCodeSpan();

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escape();
}
