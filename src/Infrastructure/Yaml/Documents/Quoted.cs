using System.Globalization;
using System.Text;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>Text of the file as a message may repeat it: short, on one line, harmless in a terminal.</summary>
internal static class Quoted
{
    private const int MaxLength = 60;
    private const int MaxMessageLength = 1_000;

    public static string Quote(string text) => $"'{Shorten(text)}'";

    public static string Shorten(string text) => Shorten(text, MaxLength);

    /// <summary>A message as a whole, whose words may come from the file.</summary>
    public static string Message(string text) => Shorten(text, MaxMessageLength);

    private static string Shorten(string text, int maxLength)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= maxLength)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(IsHarmless(rune) ? rune.ToString() : $"\\u{rune.Value.ToString("x4", CultureInfo.InvariantCulture)}");
        }

        return shown.ToString();
    }

    private static bool IsHarmless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
