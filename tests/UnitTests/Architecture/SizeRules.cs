namespace ExamplesCopier.UnitTests.Architecture;

/// <summary>How long things may be, in lines of their source.</summary>
internal static class SizeRules
{
    public const int MaxFile = 180;
    public const int MaxHandler = 60;

    public static IEnumerable<string> LongFiles(IReadOnlyDictionary<string, string[]> sources) =>
        from source in sources
        where source.Value.Length > MaxFile
        select $"{source.Key}: {source.Value.Length} lines";

    /// <summary>A handler reaches from the line that declares it to its closing brace, which stands in the first column.</summary>
    public static IEnumerable<string> LongHandlers(IReadOnlyDictionary<string, string[]> sources) =>
        from source in sources
        from start in Enumerable.Range(0, source.Value.Length).Where(line => DeclaresHandler(source.Value[line]))
        let length = source.Value.Skip(start).TakeWhile(line => line != "}").Count() + 1
        where length > MaxHandler
        select $"{source.Key}:{start + 1}: {length} lines";

    private static bool DeclaresHandler(string line) =>
        line.Length > 0 && !char.IsWhiteSpace(line[0]) && line.Split(' ', '(', ':') is var words
        && Array.IndexOf(words, "class") is >= 0 and var at && at + 1 < words.Length && words[at + 1].EndsWith("Handler", StringComparison.Ordinal);
}
