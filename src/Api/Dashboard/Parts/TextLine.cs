using ExamplesCopier.Api.Security;

namespace ExamplesCopier.Api.Dashboard.Parts;

/// <summary>A line of a document around a place in it, short enough to be read, with what steers a terminal or a browser made visible.</summary>
/// <param name="Before">What stands before the place.</param>
/// <param name="Marked">What stands at it, up to the next gap; one blank when the line ends there.</param>
/// <param name="After">What follows.</param>
internal sealed record TextLine(string Before, string Marked, string After)
{
    private const int Reach = 80;

    /// <param name="lines">The document.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <returns>Null when the document has no such line.</returns>
    public static TextLine? Around(IReadOnlyList<string> lines, int line, int column)
    {
        if (line < 1 || line > lines.Count)
        {
            return null;
        }

        var text = lines[line - 1];
        var at = Math.Clamp(column - 1, 0, text.Length);
        var end = at;
        while (end < text.Length && end - at < Reach && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var start = Math.Max(0, at - Reach);
        var stop = Math.Min(text.Length, end + Reach);
        return new TextLine(
            (start > 0 ? "…" : "") + ControlCharacters.Escape(text[start..at]),
            end == at ? " " : ControlCharacters.Escape(text[at..end]),
            ControlCharacters.Escape(text[end..stop]) + (stop < text.Length ? "…" : ""));
    }

    /// <summary>The lines of a text, as editors number them.</summary>
    public static IReadOnlyList<string> LinesOf(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
