namespace ExamplesCopier.Domain.Matching.Globs;

/// <summary>Text that every path has which a glob matches, taken from the literal characters at its ends.</summary>
/// <param name="Prefix">What matching paths begin with.</param>
/// <param name="Suffix">What matching paths end with.</param>
/// <param name="Folder">The last literal folder before the first wildcard, with its slash; may be empty.</param>
internal sealed record GlobLiterals(string Prefix, string Suffix, string Folder)
{
    public static GlobLiterals Of(IReadOnlyList<GlobToken> tokens)
    {
        var head = TextOf(tokens.TakeWhile(token => token.IsLiteral));
        var folder = head[..(head.LastIndexOf('/') + 1)];
        if (tokens.SkipLast(1).All(token => token.IsLiteral))
            return new GlobLiterals(head, head, folder);

        var tail = TextOf(tokens.SkipLast(1).Reverse().TakeWhile(token => token.IsLiteral).Reverse());

        // "a/**" matches "a", and "**/a" does too: a slash beside a wildcard may be missing from the path.
        return new GlobLiterals(head.TrimEnd('/'), tail.TrimStart('/'), folder);
    }

    private static string TextOf(IEnumerable<GlobToken> tokens) =>
        string.Concat(tokens.Select(token => char.ConvertFromUtf32(token.Set.Single)));
}
