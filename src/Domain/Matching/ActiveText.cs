using System.Buffers;

namespace ExamplesCopier.Domain.Matching;

/// <summary>Finds where a text would be acted upon: mentions, references, links, markers for CI, trailers.</summary>
internal static class ActiveText
{
    // Beyond this neither an entity nor a marker for CI reaches; looking no further keeps the time linear.
    private const int Reach = 64;

    private static readonly SearchValues<char> AlphaNumeric =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether the meaning goes away when the character at <paramref name="i"/> and the next are kept apart.</summary>
    public static bool NeedsGapBehind(string text, int i)
    {
        var isLast = i + 1 == text.Length;
        var next = isLast ? '\0' : text[i + 1];
        return text[i] switch
        {
            '@' => isLast || IsWord(next) || next == '-',
            '#' => isLast || char.IsAsciiDigit(next),
            '-' when (isLast || char.IsAsciiDigit(next)) && EndsWithWord(text, i, "gh") => true,
            ':' => At(text, i + 1, "//"),
            ']' => next is '(' or '[' or ':',
            '[' => HoldsMarker(text.AsSpan(i + 1)),
            '&' => IsEntity(text.AsSpan(i + 1)),
            _ when next == '.' && EndsWithWord(text, i + 1, "www") => true,
            _ when next == ':' && IsTrailerToken(text.AsSpan(0, i + 1)) => true,
            _ when next == ' ' && At(text, i + 2, ":") && IsTrailerToken(text.AsSpan(0, i + 1)) => true,
            '_' => !isLast && next != '_' ? !char.IsLetterOrDigit(next) : isLast,
            var c => next == '_' && !char.IsLetterOrDigit(c),
        };
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool At(string text, int index, string expected) =>
        index <= text.Length && text.AsSpan(index).StartsWith(expected, StringComparison.Ordinal);

    private static bool EndsWithWord(string text, int end, string word) =>
        text.AsSpan(0, end).EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (end == word.Length || !IsWord(text[end - word.Length - 1]));

    // "[skip ci]", "[ci skip]", "[no ci]", "[skip actions]" and what other services made of them.
    private static bool HoldsMarker(ReadOnlySpan<char> rest)
    {
        rest = rest[..Math.Min(rest.Length, Reach)];
        var close = rest.IndexOf(']');
        var content = close < 0 ? rest : rest[..close];
        return content.Contains("skip", StringComparison.OrdinalIgnoreCase)
            || content.StartsWith("no ci", StringComparison.OrdinalIgnoreCase)
            || content.StartsWith("no-ci", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsEntity(ReadOnlySpan<char> rest)
    {
        rest = rest[..Math.Min(rest.Length, Reach)];
        var semicolon = rest.IndexOf(';');
        return semicolon > 0 && !rest[..semicolon].TrimStart('#').ContainsAnyExcept(AlphaNumeric);
    }

    // A trailer stands at the start of a line, where of a value only its first word can be; a word without a hyphen is
    // left alone, because it is how titles begin ("docs: …").
    private static bool IsTrailerToken(ReadOnlySpan<char> start) =>
        start.Length <= Reach && start.Contains('-') && !start.ContainsAnyExcept(TokenCharacters);
}
