namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>Reads UTF-16 text as code points. A lone surrogate reads as U+FFFD, as Go reads invalid UTF-8.</summary>
internal static class CodePoints
{
    private const int Replacement = 0xFFFD;

    /// <summary>The code point that begins at <paramref name="index"/>, which is moved behind it.</summary>
    public static int Read(ReadOnlySpan<char> text, ref int index)
    {
        var unit = text[index++];
        if (!char.IsSurrogate(unit))
            return unit;
        if (!char.IsHighSurrogate(unit) || index == text.Length || !char.IsLowSurrogate(text[index]))
            return Replacement;
        return char.ConvertToUtf32(unit, text[index++]);
    }

    /// <summary>The offset of the first lone surrogate, or -1.</summary>
    public static int IndexOfLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }

    /// <summary>The text of one code point, or null when text equal to it may be spelled in another way (U+FFFD) or not at all.</summary>
    public static string? ExactText(int codePoint) =>
        codePoint is < 0 or Replacement or >= 0xD800 and <= 0xDFFF ? null : char.ConvertFromUtf32(codePoint);
}
