using System.Globalization;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>A repetition operator.</summary>
internal sealed record RegexRepeat(int Offset, char Symbol, int Least, int Most, bool HasQuestionMark)
{
    public RegexNode Apply(RegexNode item, bool ungreedy) =>
        new RepeatNode(item, Least, Most, isGreedy: HasQuestionMark == ungreedy, isCounted: Symbol == '{');
}

internal static class RegexRepeats
{
    /// <summary>Reads <c>*</c>, <c>+</c>, <c>?</c> or <c>{n,m}</c>; false for a <c>{</c> that is no count and so stands for itself.</summary>
    public static bool TryRead(RegexCursor cursor, out RegexRepeat repeat)
    {
        var offset = cursor.Index;
        var symbol = cursor.Peek();
        cursor.Index++;
        (int Least, int Most)? counts = symbol switch
        {
            '*' => (0, RepeatNode.Unlimited),
            '+' => (1, RepeatNode.Unlimited),
            '?' => (0, 1),
            _ => ReadCounts(cursor),
        };

        repeat = new RegexRepeat(offset, symbol, counts?.Least ?? 0, counts?.Most ?? 0, counts is not null && cursor.TryRead("?"));
        if (counts is null)
        {
            cursor.Index = offset;
            return false;
        }

        if (repeat.Least > RegexLimits.MaxRepeat || repeat.Most > RegexLimits.MaxRepeat)
            cursor.Fail(offset, "A count may be at most 1,000; use a smaller one, or * or +.");
        else if (repeat.Most != RepeatNode.Unlimited && repeat.Least > repeat.Most)
            cursor.Fail(offset, "The smaller count comes first: {n,m} with n not above m.");
        return true;
    }

    private static (int Least, int Most)? ReadCounts(RegexCursor cursor)
    {
        if (ReadCount(cursor) is not { } least)
            return null;
        if (cursor.TryRead("}"))
            return (least, least);
        if (!cursor.TryRead(","))
            return null;
        if (cursor.TryRead("}"))
            return (least, RepeatNode.Unlimited);
        return ReadCount(cursor) is { } most && cursor.TryRead("}") ? (least, most) : null;
    }

    // Leading zeros make it no count, as in RE2; a number too long to be one is as wrong as 1001.
    private static int? ReadCount(RegexCursor cursor)
    {
        var start = cursor.Index;
        while (char.IsAsciiDigit(cursor.Peek()))
            cursor.Index++;

        var digits = cursor.Text.AsSpan(start, cursor.Index - start);
        if (digits.IsEmpty || (digits.Length > 1 && digits[0] == '0'))
            return null;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
    }
}
