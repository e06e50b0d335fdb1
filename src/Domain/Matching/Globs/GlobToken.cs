using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Globs;

internal enum GlobTokenKind
{
    /// <summary>One character of the set: a literal, <c>?</c> or a class.</summary>
    Character,

    /// <summary>One <c>*</c>; what two of them mean depends on their neighbours.</summary>
    Star,

    /// <summary><c>/</c>, escaped or not.</summary>
    Slash,

    /// <summary><c>{</c>: goes on at each of the <see cref="GlobToken.Targets"/>.</summary>
    Open,

    /// <summary>A <c>,</c> or <c>}</c> that ends an alternative: goes on behind the braces.</summary>
    Close,

    /// <summary>The end of the pattern.</summary>
    End,
}

/// <summary>
/// One element of a glob. <c>Set</c> is what a character matches, never <c>/</c>; <c>IsLiteral</c> says that it stands for
/// one written character; <c>Targets</c> are the tokens that may follow instead of the next one.
/// </summary>
internal sealed record GlobToken(
    GlobTokenKind Kind, CodePointSet Set, bool IsLiteral, IReadOnlyList<int> Targets)
{
    public static readonly GlobToken Star = new(GlobTokenKind.Star, CodePointSet.Empty, false, []);
    public static readonly GlobToken Slash = new(GlobTokenKind.Slash, CodePointSet.Of('/'), true, []);
    public static readonly GlobToken AnyCharacter = Class(CodePointSet.All);
    public static readonly GlobToken End = new(GlobTokenKind.End, CodePointSet.Empty, false, []);

    public static GlobToken Literal(int codePoint) =>
        codePoint == '/' ? Slash : new(GlobTokenKind.Character, CodePointSet.Of(codePoint), true, []);

    public static GlobToken Class(CodePointSet set) => new(GlobTokenKind.Character, set.Except('/'), false, []);

    public static GlobToken Open(IReadOnlyList<int> alternatives) =>
        new(GlobTokenKind.Open, CodePointSet.Empty, false, alternatives);

    public static GlobToken Close(int behind) => new(GlobTokenKind.Close, CodePointSet.Empty, false, [behind]);
}
