namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>A condition on the characters on both sides of a position.</summary>
internal enum Assertion
{
    BeginText,
    EndText,
    BeginLine,
    EndLine,
    WordBoundary,
    NotWordBoundary,
}

/// <summary>What stands beside a position, as far as an assertion can tell.</summary>
internal enum Neighbour
{
    None,
    Newline,
    Word,
    Other,
}

internal static class Assertions
{
    public static readonly CodePointSet Newline = CodePointSet.Of('\n');
    public static readonly CodePointSet WordCharacters = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    public static Neighbour Classify(int codePoint) => codePoint switch
    {
        '\n' => Neighbour.Newline,
        _ when WordCharacters.Contains(codePoint) => Neighbour.Word,
        _ => Neighbour.Other,
    };

    /// <summary>Whether it takes more than the ends of the text to decide.</summary>
    public static bool DependsOnCharacters(this Assertion assertion) => assertion is not (Assertion.BeginText or Assertion.EndText);

    public static bool Holds(this Assertion assertion, Neighbour before, Neighbour after) => assertion switch
    {
        Assertion.BeginText => before == Neighbour.None,
        Assertion.EndText => after == Neighbour.None,
        Assertion.BeginLine => before is Neighbour.None or Neighbour.Newline,
        Assertion.EndLine => after is Neighbour.None or Neighbour.Newline,
        Assertion.WordBoundary => before == Neighbour.Word != (after == Neighbour.Word),
        Assertion.NotWordBoundary => before == Neighbour.Word == (after == Neighbour.Word),
        _ => throw new ArgumentOutOfRangeException(nameof(assertion)),
    };
}
