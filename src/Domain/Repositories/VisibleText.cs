using System.Globalization;
using System.Text;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>Text made fit for messages: what does not show, or would act in a terminal, is written as an escape.</summary>
internal static class VisibleText
{
    private const int MaxLength = 300;

    /// <summary>The text with control and format characters and lone surrogates written as <c>\u0000</c>, and shortened when long.</summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length && i < MaxLength; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune) && !IsInvisible(rune))
            {
                visible.Append(rune);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $@"\u{(int)text[i]:x4}");
            }
        }

        return text.Length > MaxLength ? visible.Append('…').ToString() : visible.ToString();
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
