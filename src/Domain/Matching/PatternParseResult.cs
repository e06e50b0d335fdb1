using System.Diagnostics.CodeAnalysis;

namespace ExamplesCopier.Domain.Matching;

/// <summary>A pattern, or the reason why the text is none: exactly one of them is set.</summary>
public sealed record PatternParseResult
{
    internal PatternParseResult(PathPattern pattern) => Pattern = pattern;

    internal PatternParseResult(PatternError error) => Error = error;

    public PathPattern? Pattern { get; }

    public PatternError? Error { get; }

    /// <summary>Whether the text is a pattern.</summary>
    [MemberNotNullWhen(true, nameof(Pattern))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Pattern is not null;
}
