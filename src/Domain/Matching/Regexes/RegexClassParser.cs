using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>Reads <c>[…]</c>, <c>\d</c> and its kin, <c>[:alpha:]</c> and <c>\p{…}</c>.</summary>
internal sealed class RegexClassParser(RegexCursor cursor)
{
    private int _ranges;

    /// <summary>Reads a class whose <c>[</c> is read already.</summary>
    public CodePointSet ReadBracketed(bool ignoreCase)
    {
        var open = cursor.Index - 1;
        var negated = cursor.TryRead("^");
        var members = new List<(int Low, int High)>();

        // A ] that comes first is a member.
        for (var first = true; first || cursor.Peek() != ']' || cursor.IsAtEnd; first = false)
        {
            if (cursor.IsAtEnd)
            {
                cursor.Fail(open, @"This [ is never closed: add the ], or write \[ for the character.");
                return CodePointSet.Empty;
            }

            members.AddRange(ReadMember(ignoreCase).Ranges);
        }

        cursor.Index++;
        var set = CodePointSet.Of([.. members]);
        return Counted(negated ? set.Negate() : set, open);
    }

    /// <summary>Reads <c>\d</c>, <c>\pL</c> and their kin, or nothing.</summary>
    public CodePointSet? TryReadEscapedClass(bool ignoreCase)
    {
        if (cursor.Peek() != '\\')
            return null;

        var offset = cursor.Index;
        if (cursor.Peek(1) is 'p' or 'P')
            return Counted(ReadUnicodeClass(ignoreCase), offset);
        if (NamedClasses.Perl(cursor.Peek(1)) is not { } set)
            return null;

        cursor.Index += 2;
        return Folded(set, char.IsAsciiLetterUpper(cursor.Text[offset + 1]), ignoreCase);
    }

    private CodePointSet ReadMember(bool ignoreCase)
    {
        if (cursor.At("[:") && cursor.Text.IndexOf(":]", cursor.Index + 2, StringComparison.Ordinal) is >= 0 and var end)
            return ReadPosixClass(end, ignoreCase);
        if (TryReadEscapedClass(ignoreCase) is { } escaped)
            return escaped;

        var offset = cursor.Index;
        var low = ReadCharacter();
        var high = low;
        if (cursor.Peek() == '-' && cursor.Peek(1) != ']' && cursor.Index + 1 < cursor.Text.Length)
        {
            cursor.Index++;
            high = ReadCharacter();
        }

        if (cursor.Error is not null)
            return CodePointSet.Empty;
        if (high < low)
        {
            cursor.Fail(offset, "A range runs from the smaller character to the larger one; swap its ends.");
            return CodePointSet.Empty;
        }

        return Folded(CodePointSet.Of((low, high)), negated: false, ignoreCase);
    }

    private int ReadCharacter() => cursor.Peek() == '\\' ? RegexEscapes.Read(cursor) : cursor.Read();

    private CodePointSet ReadPosixClass(int end, bool ignoreCase)
    {
        var offset = cursor.Index;
        var name = cursor.Text[(offset + 2)..end];
        var negated = name.StartsWith('^');
        if (NamedClasses.Posix(name.TrimStart('^')) is not { } set || name.LastIndexOf('^') > 0)
        {
            cursor.Fail(offset, $"RE2 knows no class [:{name}:]; it knows {NamedClasses.PosixNames}.");
            return CodePointSet.Empty;
        }

        cursor.Index = end + 2;
        return Folded(set, negated, ignoreCase);
    }

    private CodePointSet ReadUnicodeClass(bool ignoreCase)
    {
        var offset = cursor.Index;
        var negated = cursor.Peek(1) == 'P';
        cursor.Index += 2;
        var braced = cursor.TryRead("{");
        var start = cursor.Index;
        var end = braced ? cursor.Text.IndexOf('}', start) : start;
        if (end < 0 || cursor.IsAtEnd)
        {
            cursor.Fail(offset, @"A Unicode class is written \pL or \p{Greek}; its } is missing.");
            return CodePointSet.Empty;
        }

        var name = braced ? cursor.Text[start..end] : char.ConvertFromUtf32(cursor.Read());
        if (braced)
            cursor.Index = end + 1;
        negated ^= name.StartsWith('^');
        if (UnicodeClasses.Find(name.StartsWith('^') ? name[1..] : name) is { } set)
            return Folded(set, negated, ignoreCase);

        cursor.Fail(offset, $"There is no Unicode category or script named '{name}'; examples are L, Lu, Nd, Greek and Han.");
        return CodePointSet.Empty;
    }

    private static CodePointSet Folded(CodePointSet set, bool negated, bool ignoreCase)
    {
        var folded = ignoreCase ? CaseFolding.Close(set) : set;
        return negated ? folded.Negate() : folded;
    }

    private CodePointSet Counted(CodePointSet set, int offset)
    {
        _ranges += set.Ranges.Length;
        if (_ranges > RegexLimits.MaxRanges)
            cursor.Fail(offset, "The character classes of the expression are too large together; use fewer Unicode classes.");
        return set;
    }
}
