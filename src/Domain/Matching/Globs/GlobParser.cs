using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Globs;

/// <summary>
/// Reads the syntax of doublestar's <c>Match</c>, and refuses what its <c>ValidatePattern</c> refuses.
/// Braces become jumps between tokens, so that they are never expanded.
/// </summary>
internal sealed class GlobParser
{
    private readonly string _text;
    private readonly List<GlobToken> _tokens = [];
    private readonly Stack<Braces> _open = new();
    private int _index;

    private GlobParser(string text) => _text = text;

    /// <summary>The tokens, <see cref="GlobToken.End"/> last, or null and an error.</summary>
    public static IReadOnlyList<GlobToken>? Parse(string text, out PatternError? error)
    {
        var parser = new GlobParser(text);
        error = parser.Read();
        return error is null ? parser._tokens : null;
    }

    private PatternError? Read()
    {
        if (CodePoints.IndexOfLoneSurrogate(_text) is >= 0 and var offset)
            return new PatternError(offset, "Half a surrogate pair is no character; remove it.");

        while (_index < _text.Length)
        {
            if (ReadToken() is { } error)
                return error;
        }

        if (_open.TryPeek(out var unclosed))
            return new PatternError(unclosed.Offset, @"This { is never closed: add the }, or write \{ for the character.");
        _tokens.Add(GlobToken.End);
        return null;
    }

    private PatternError? ReadToken()
    {
        var offset = _index;
        var codePoint = CodePoints.Read(_text, ref _index);
        switch (codePoint)
        {
            case '*':
                _tokens.Add(GlobToken.Star);
                return null;
            case '?':
                _tokens.Add(GlobToken.AnyCharacter);
                return null;
            case '[':
                var set = GlobClassParser.Parse(_text, ref _index, out var classError);
                _tokens.Add(GlobToken.Class(set));
                return classError;
            case '{':
                _open.Push(new Braces(offset, _tokens.Count));
                _tokens.Add(GlobToken.End);
                return null;
            case ',' when _open.TryPeek(out var braces):
                EndAlternative(braces);
                return null;
            case '}':
                return Close(offset);
            case '\\' when _index == _text.Length:
                return new PatternError(offset, @"A \ must be followed by the character it stands for; write \\ for a backslash.");
            case '\\':
                _tokens.Add(GlobToken.Literal(CodePoints.Read(_text, ref _index)));
                return null;
            default:
                _tokens.Add(GlobToken.Literal(codePoint));
                return null;
        }
    }

    private PatternError? Close(int offset)
    {
        if (!_open.TryPop(out var braces))
            return new PatternError(offset, @"This } closes nothing: add the {, or write \} for the character.");

        EndAlternative(braces);
        foreach (var end in braces.Ends)
            _tokens[end] = GlobToken.Close(_tokens.Count);
        _tokens[braces.Token] = GlobToken.Open([braces.Token + 1, .. braces.Ends.SkipLast(1).Select(end => end + 1)]);
        return null;
    }

    // Where the braces end is known later: the token only takes the place until then.
    private void EndAlternative(Braces braces)
    {
        braces.Ends.Add(_tokens.Count);
        _tokens.Add(GlobToken.End);
    }

    private sealed record Braces(int Offset, int Token)
    {
        public List<int> Ends { get; } = [];
    }
}
