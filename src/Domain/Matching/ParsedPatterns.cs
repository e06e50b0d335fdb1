using System.Collections.Concurrent;

namespace ExamplesCopier.Domain.Matching;

/// <summary>
/// Patterns that were parsed lately. A configuration that is loaded again, or an exclusion that many rules repeat,
/// keeps the automaton which earlier matches have built.
/// </summary>
internal static class ParsedPatterns
{
    private const int MaxPatterns = 1024;
    private const int MaxTextLength = 4096;

    private static readonly ConcurrentDictionary<(PatternType, string), PathPattern> Known = new();

    public static PatternParseResult GetOrParse(PatternType type, string text)
    {
        if (Known.TryGetValue((type, text), out var known))
            return new PatternParseResult(known);

        var parsed = Parse(type, text);
        if (parsed.IsValid && text.Length <= MaxTextLength)
            Remember((type, text), parsed.Pattern);
        return parsed;
    }

    private static PatternParseResult Parse(PatternType type, string text) => type switch
    {
        PatternType.Prefix => new PatternParseResult(new PrefixPattern(text)),
        PatternType.Glob => GlobPattern.Parse(text),
        PatternType.Regex => RegexPattern.Parse(text),
        _ => new PatternParseResult(new PatternError(0, "The pattern type must be prefix, glob or regex.")),
    };

    // Starting over is cheap and keeps the bound without bookkeeping on every look-up;
    // patterns in use stay alive through the configuration that holds them.
    private static void Remember((PatternType, string) key, PathPattern pattern)
    {
        if (Known.Count >= MaxPatterns)
            Known.Clear();
        Known[key] = pattern;
    }
}
