using System.Globalization;
using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>Reads an escape that stands for one character.</summary>
internal static class RegexEscapes
{
    /// <summary>The code point, or -1 after an error.</summary>
    public static int Read(RegexCursor cursor)
    {
        var offset = cursor.Index++;
        var c = cursor.Read();
        switch (c)
        {
            case -1:
                cursor.Fail(offset, @"A \ must be followed by the character it stands for; write \\ for a backslash.");
                return -1;
            case '0':
            case >= '1' and <= '7' when IsOctal(cursor.Peek()):
                return ReadOctal(cursor, c - '0');
            case >= '1' and <= '9':
                cursor.Fail(offset, "RE2 has no back-references: a pattern cannot ask for the same text twice.");
                return -1;
            case 'x':
                return ReadHex(cursor, offset);
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case < 128 when !char.IsAsciiLetterOrDigit((char)c):
                return c;
            default:
                cursor.Fail(offset, Unknown(c));
                return -1;
        }
    }

    private static string Unknown(int c) => c switch
    {
        'Z' or 'G' or 'K' or 'X' or 'R' or 'C' or 'h' or 'H' or 'N' or 'V' =>
            $@"RE2 has no \{(char)c}{(c == 'Z' ? @"; write \z for the end of the text." : ".")}",
        'k' or 'g' => "RE2 has no back-references: a pattern cannot ask for the same text twice.",
        'b' or 'B' or 'A' or 'z' or 'Q' or 'E' => $@"\{(char)c} cannot stand here.",
        _ => $@"RE2 knows no escape \{char.ConvertFromUtf32(c)}; without the \ the character stands for itself.",
    };

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    private static int ReadOctal(RegexCursor cursor, int value)
    {
        for (var digits = 1; digits < 3 && IsOctal(cursor.Peek()); digits++)
        {
            value = (value * 8) + cursor.Peek() - '0';
            cursor.Index++;
        }

        return value;
    }

    private static int ReadHex(RegexCursor cursor, int offset)
    {
        var braced = cursor.TryRead("{");
        var start = cursor.Index;
        while (char.IsAsciiHexDigit(cursor.Peek()) && (braced || cursor.Index < start + 2))
            cursor.Index++;

        var digits = cursor.Text.AsSpan(start, cursor.Index - start).TrimStart('0');
        var isComplete = braced ? cursor.Index > start && cursor.TryRead("}") : cursor.Index == start + 2;
        var value = digits.IsEmpty ? 0
            : digits.Length <= 6 ? int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : int.MaxValue;
        if (isComplete && value <= CodePointSet.MaxCodePoint)
            return value;

        cursor.Fail(offset, @"A character by its number is \x7F with two hexadecimal digits, or \x{10FFFF} with any, up to 10FFFF.");
        return -1;
    }
}
