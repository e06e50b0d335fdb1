using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>
/// Reads the syntax of RE2 (https://github.com/google/re2/wiki/Syntax) as Go's regexp package does. Groups are kept
/// on a stack of our own, so that no text can exhaust the thread's.
/// </summary>
internal sealed class RegexParser
{
    private readonly RegexCursor _cursor;
    private readonly RegexClassParser _classes;
    private readonly Stack<RegexGroup> _groups = new();
    private readonly List<string?> _groupNames = [];
    private RegexFlags _flags;
    private bool _afterRepeat;

    private RegexParser(string text)
    {
        _cursor = new RegexCursor(text);
        _classes = new RegexClassParser(_cursor);
        _groups.Push(new RegexGroup(0, RegexFlags.None, 0));
    }

    public static RegexSyntax? Parse(string text, out PatternError? error)
    {
        var parser = new RegexParser(text);
        var root = parser.Read();
        error = parser._cursor.Error;
        return error is null ? new RegexSyntax(root, parser._groupNames) : null;
    }

    private RegexNode Read()
    {
        if (CodePoints.IndexOfLoneSurrogate(_cursor.Text) is >= 0 and var offset)
            _cursor.Fail(offset, "Half a surrogate pair is no character; remove it.");

        while (!_cursor.IsAtEnd)
        {
            var repeats = ReadItem();
            _afterRepeat = repeats;
        }

        if (_groups.Count > 1)
            _cursor.Fail(_groups.Peek().Offset, @"This ( is never closed: add the ), or write \( for the character.");
        return Checked(_groups.Peek().Close());
    }

    /// <summary>Reads one element; whether it was a repetition of the element before.</summary>
    private bool ReadItem()
    {
        switch (_cursor.Peek())
        {
            case '(':
                OpenGroup();
                return false;
            case ')':
                CloseGroup();
                return false;
            case '|':
                _cursor.Index++;
                Checked(_groups.Peek().EndAlternative());
                return false;
            case '*' or '+' or '?' or '{' when RegexRepeats.TryRead(_cursor, out var repeat):
                Repeat(repeat);
                return true;
            default:
                ReadPlainItem();
                return false;
        }
    }

    private void ReadPlainItem()
    {
        if (_cursor.TryRead("["))
            Add(new CharacterNode(_classes.ReadBracketed(IgnoreCase)));
        else if (_cursor.TryRead("."))
            Add(new CharacterNode(Has(RegexFlags.DotMatchesNewline) ? CodePointSet.All : Assertions.Newline.Negate()));
        else if (_cursor.TryRead("^"))
            Add(new AssertionNode(Has(RegexFlags.MultiLine) ? Assertion.BeginLine : Assertion.BeginText));
        else if (_cursor.TryRead("$"))
            Add(new AssertionNode(Has(RegexFlags.MultiLine) ? Assertion.EndLine : Assertion.EndText));
        else if (_cursor.TryRead(@"\A"))
            Add(new AssertionNode(Assertion.BeginText));
        else if (_cursor.TryRead(@"\z"))
            Add(new AssertionNode(Assertion.EndText));
        else if (_cursor.TryRead(@"\b"))
            Add(new AssertionNode(Assertion.WordBoundary));
        else if (_cursor.TryRead(@"\B"))
            Add(new AssertionNode(Assertion.NotWordBoundary));
        else if (_cursor.TryRead(@"\Q"))
            ReadQuoted();
        else if (_classes.TryReadEscapedClass(IgnoreCase) is { } set)
            Add(new CharacterNode(set));
        else
            AddLiteral(_cursor.Peek() == '\\' ? RegexEscapes.Read(_cursor) : _cursor.Read());
    }

    private void ReadQuoted()
    {
        while (!_cursor.IsAtEnd && !_cursor.TryRead(@"\E"))
            AddLiteral(_cursor.Read());
    }

    private void AddLiteral(int codePoint)
    {
        if (codePoint < 0)
            return;
        var set = CodePointSet.Of(codePoint);
        Add(new CharacterNode(IgnoreCase ? CaseFolding.Close(set) : set));
    }

    private void OpenGroup()
    {
        var offset = _cursor.Index;
        if (!RegexGroups.TryOpen(_cursor, _flags, out var opening))
            return;

        if (opening.IsCapturing)
            _groupNames.Add(opening.Name);
        if (opening.OpensGroup)
            _groups.Push(new RegexGroup(offset, _flags, opening.IsCapturing ? _groupNames.Count : 0));
        _flags = opening.Flags;
    }

    private void CloseGroup()
    {
        if (_groups.Count == 1)
        {
            _cursor.Fail(_cursor.Index, @"This ) closes nothing: add the (, or write \) for the character.");
            return;
        }

        _cursor.Index++;
        var group = _groups.Pop();
        _flags = group.OuterFlags;
        Add(Checked(group.Close()));
    }

    private void Repeat(RegexRepeat repeat)
    {
        var items = _groups.Peek().Items;
        if (_afterRepeat)
            _cursor.Fail(repeat.Offset, "RE2 does not allow a repetition directly after another one; put the first into a group: (?:x*)*.");
        else if (items.Count == 0)
            _cursor.Fail(repeat.Offset, $@"There is nothing before this {repeat.Symbol} to repeat; write \{repeat.Symbol} for the character.");
        else
            items[^1] = Checked(repeat.Apply(items[^1], Has(RegexFlags.Ungreedy)), repeat.Offset);
    }

    private bool IgnoreCase => Has(RegexFlags.IgnoreCase);

    private bool Has(RegexFlags flag) => (_flags & flag) != 0;

    private void Add(RegexNode node) => _groups.Peek().Items.Add(node);

    private RegexNode Checked(RegexNode node, int? offset = null)
    {
        if (node.Copies > RegexLimits.MaxRepeat)
            _cursor.Fail(offset ?? 0, "Counted repetitions inside each other may make at most 1,000 copies together; use smaller counts.");
        else if (RegexLimits.Exceeded(node) is { } message)
            _cursor.Fail(offset ?? _groups.Peek().Offset, message);
        return node;
    }
}
