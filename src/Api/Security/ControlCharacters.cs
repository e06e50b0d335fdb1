using System.Globalization;

namespace ExamplesCopier.Api.Security;

/// <summary>Keeps foreign text from steering a terminal or forging a line.</summary>
internal static class ControlCharacters
{
    public static string Escape(string text) =>
        text.Any(IsActive)
            ? string.Concat(text.Select(c => IsActive(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()))
            : text;

    private static bool IsActive(char c) => (char.IsControl(c) && c != '\n')
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
