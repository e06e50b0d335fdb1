using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Globs;

/// <summary>Reads <c>[a-c]</c>, <c>[^a]</c> and <c>[!a]</c>. A range written backwards holds nothing, as in doublestar.</summary>
internal static class GlobClassParser
{
    private const string Unclosed = @"This [ is never closed: add the ], or write \[ for the character.";

    /// <summary>Reads from behind the <c>[</c> to behind the <c>]</c>.</summary>
    public static CodePointSet Parse(string text, ref int index, out PatternError? error)
    {
        var open = index - 1;
        var negated = index < text.Length && text[index] is '^' or '!';
        if (negated)
            index++;

        if (index < text.Length && text[index] == ']')
        {
            error = new PatternError(open, @"A class must not be empty; write \] for a ] in it, or \[ for the character [.");
            return CodePointSet.Empty;
        }

        var ranges = new List<(int Low, int High)>();
        while (index < text.Length && text[index] != ']')
        {
            if (!TryReadRange(text, ref index, out var range))
                break;
            ranges.Add(range);
        }

        if (index >= text.Length)
        {
            error = new PatternError(open, Unclosed);
            return CodePointSet.Empty;
        }

        index++;
        error = null;
        var set = CodePointSet.Of([.. ranges]);
        return negated ? set.Negate() : set;
    }

    private static bool TryReadRange(string text, ref int index, out (int Low, int High) range)
    {
        range = default;
        if (!TryReadMember(text, ref index, out range.Low))
            return false;

        range.High = range.Low;
        if (index + 1 >= text.Length || text[index] != '-' || text[index + 1] == ']')
            return true;

        index++;
        return TryReadMember(text, ref index, out range.High);
    }

    private static bool TryReadMember(string text, ref int index, out int codePoint)
    {
        codePoint = 0;
        if (text[index] == '\\')
            index++;
        if (index >= text.Length)
            return false;
        codePoint = CodePoints.Read(text, ref index);
        return true;
    }
}
