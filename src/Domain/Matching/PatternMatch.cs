namespace ExamplesCopier.Domain.Matching;

/// <summary>What a pattern found in a path that it matches.</summary>
public sealed class PatternMatch
{
    internal PatternMatch(Dictionary<string, string> variables) => Variables = variables;

    /// <summary>The value of every name in the pattern's <see cref="PathPattern.Variables"/>, never null.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }
}
