namespace ExamplesCopier.Domain.Matching;

/// <summary>
/// A rule's pattern over source paths: case-sensitive, over <c>/</c>-separated paths, without normalisation.
/// Two patterns are equal when they are of one kind and one text. Safe for use by many threads at once.
/// </summary>
public abstract record PathPattern
{
    private protected PathPattern(PatternType type, string text) => (Type, Text) = (type, text);

    /// <summary>How the text is read.</summary>
    public PatternType Type { get; }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Every variable that a match yields, the built-in ones of <see cref="PathVariables"/> included.</summary>
    public abstract IReadOnlySet<string> Variables { get; }

    /// <summary>Text with which every matching path begins; may be empty.</summary>
    public abstract string RequiredPrefix { get; }

    /// <summary>Text with which every matching path ends; may be empty.</summary>
    public abstract string RequiredSuffix { get; }

    /// <summary>Whether the pattern matches. Time is linear in the path; nothing is allocated once the pattern is warm.</summary>
    public abstract bool IsMatch(string path);

    /// <summary>The variables of a match, or null when the path does not match.</summary>
    public PatternMatch? Match(string path)
    {
        if (!IsMatch(path))
            return null;

        var variables = new Dictionary<string, string>(Variables.Count, StringComparer.Ordinal);
        Capture(path, variables);
        return PathVariables.Complete(variables, path);
    }

    /// <summary>Reads a pattern. Never throws, whatever the text.</summary>
    public static PatternParseResult Parse(PatternType type, string text) =>
        ParsedPatterns.GetOrParse(type, text);

    public virtual bool Equals(PathPattern? other) =>
        other is not null && EqualityContract == other.EqualityContract && Text == other.Text;

    public override int GetHashCode() => HashCode.Combine(EqualityContract, Text);

    public sealed override string ToString() => Text;

    private protected abstract void Capture(string path, Dictionary<string, string> variables);
}
