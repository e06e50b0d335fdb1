using System.Globalization;
using System.Text;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Text as RE2 takes it literally.</summary>
internal static class RegexText
{
    private const string Special = @"\.+*?()|[]{}^$";

    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(quoted, rune, Special);
        }

        return quoted.ToString();
    }

    /// <summary>One character within a class.</summary>
    public static string InClass(int codePoint)
    {
        var quoted = new StringBuilder();
        Append(quoted, new Rune(codePoint), @"\]^[-");
        return quoted.ToString();
    }

    private static void Append(StringBuilder quoted, Rune rune, string special)
    {
        if (rune.IsAscii && special.Contains((char)rune.Value, StringComparison.Ordinal))
        {
            quoted.Append('\\').Append(rune);
        }
        else if (Rune.IsControl(rune))
        {
            quoted.Append(CultureInfo.InvariantCulture, $@"\x{{{rune.Value:x}}}");
        }
        else
        {
            quoted.Append(rune);
        }
    }
}
