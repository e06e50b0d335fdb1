namespace ExamplesCopier.Domain.Matching;

/// <summary>How a rule's <c>source_pattern.pattern</c> is read.</summary>
public enum PatternType
{
    /// <summary>The path starts with the text.</summary>
    Prefix,

    /// <summary>The whole path matches, with the semantics of the Go library doublestar.</summary>
    Glob,

    /// <summary>The path contains a match, with the syntax and semantics of RE2.</summary>
    Regex,
}
