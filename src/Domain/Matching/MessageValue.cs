using System.Text;

namespace ExamplesCopier.Domain.Matching;

/// <summary>
/// Makes a value harmless that others may have chosen (a pull request's title, a file's name) before it stands in a
/// commit message or pull request: one line, nothing invisible that acts, and nothing on which GitHub or Slack acts.
/// It reads the same; zero-width spaces keep apart what must not be joined.
/// </summary>
internal static class MessageValue
{
    private const char Gap = '\u200b';

    /// <summary>The value of the variable <paramref name="name"/> as it may stand in a message.</summary>
    public static string Defuse(string name, string value)
    {
        var line = OneLine(value);
        if (name == "pr_url" && IsPlainAddress(line))
            return line;

        var text = new StringBuilder(line.Length);
        if (ActsAtLineStart(line))
            text.Append(Gap);
        for (var i = 0; i < line.Length; i++)
        {
            text.Append(WithoutMarkup(line[i]));
            if (ActiveText.NeedsGapBehind(line, i))
                text.Append(Gap);
        }

        return text.ToString();
    }

    private static string OneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                line.Append(' ');
            else if (!IsBidi(rune.Value))
                line.Append(rune);
        }

        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsBidi(int c) => c is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    // Characters of Markdown, HTML and Slack that a zero-width space would not stop, by others that look alike.
    private static char WithoutMarkup(char c) => c switch
    {
        '<' => '‹',
        '>' => '›',
        '`' => '\'',
        '*' => '∗',
        '~' => '∼',
        '|' => '¦',
        _ => c,
    };

    // Headings, lists, rules, and emphasis whose underscore comes first.
    private static bool ActsAtLineStart(string line)
    {
        if (line.Length == 0)
            return false;
        var digits = line.AsSpan().TrimStart("0123456789");
        return line[0] is '#' or '-' or '+' or '=' or '_' || (char.IsAsciiDigit(line[0]) && !digits.IsEmpty && digits[0] is '.' or ')');
    }

    private static bool IsPlainAddress(string line) =>
        line.StartsWith("https://", StringComparison.Ordinal)
        && line.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or ':' or '.' or '-' or '_');
}
