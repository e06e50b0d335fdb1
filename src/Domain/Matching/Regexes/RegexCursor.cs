using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>A place in the text of a regular expression, and the first error found in it.</summary>
internal sealed class RegexCursor(string text)
{
    private int _index;

    public string Text => text;

    public int Index
    {
        get => _index;
        set => _index = value;
    }

    public PatternError? Error { get; private set; }

    public bool IsAtEnd => _index >= text.Length;

    /// <summary>The character here, or NUL at the end.</summary>
    public char Peek(int ahead = 0) => _index + ahead < text.Length ? text[_index + ahead] : '\0';

    public bool At(string expected) => string.CompareOrdinal(text, _index, expected, 0, expected.Length) == 0;

    public bool TryRead(string expected)
    {
        if (!At(expected))
            return false;
        _index += expected.Length;
        return true;
    }

    /// <summary>The code point here, or -1 at the end.</summary>
    public int Read() => IsAtEnd ? -1 : CodePoints.Read(text, ref _index);

    /// <summary>Keeps the first error; the text is not read any further.</summary>
    public void Fail(int offset, string message)
    {
        Error ??= new PatternError(offset, message);
        _index = text.Length;
    }
}
