using ExamplesCopier.Domain.Matching.Automata;
using ExamplesCopier.Domain.Matching.Globs;

namespace ExamplesCopier.Domain.Matching;

/// <summary>
/// Matches whole paths with the semantics of doublestar (https://github.com/bmatcuk/doublestar): <c>*</c>, <c>?</c> and
/// <c>[a-c]</c> within a segment, <c>**</c> for whole segments, <c>{a,b}</c> for alternatives. Yields <c>matched_pattern</c>
/// (the text) and <c>relative_path</c> (what follows the last literal folder before the first wildcard).
/// </summary>
public sealed record GlobPattern : PathPattern
{
    private static readonly IReadOnlySet<string> Names = PathVariables.With(["matched_pattern", "relative_path"]);

    private readonly GlobLiterals _literals;
    private readonly Lazy<Automaton> _automaton;

    private GlobPattern(string text, IReadOnlyList<GlobToken> tokens)
        : base(PatternType.Glob, text)
    {
        _literals = GlobLiterals.Of(tokens);
        _automaton = new Lazy<Automaton>(() => new Automaton(GlobCompiler.Compile(tokens)));
    }

    public override IReadOnlySet<string> Variables => Names;

    public override string RequiredPrefix => _literals.Prefix;

    public override string RequiredSuffix => _literals.Suffix;

    internal Automaton Automaton => _automaton.Value;

    public override bool IsMatch(string path) =>
        path.StartsWith(_literals.Prefix, StringComparison.Ordinal)
        && path.EndsWith(_literals.Suffix, StringComparison.Ordinal)
        && Automaton.IsMatch(path);

    public bool Equals(GlobPattern? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    internal static PatternParseResult Parse(string text) =>
        GlobParser.Parse(text, out var error) is { } tokens
            ? new PatternParseResult(new GlobPattern(text, tokens))
            : new PatternParseResult(error!);

    private protected override void Capture(string path, Dictionary<string, string> variables)
    {
        variables["matched_pattern"] = Text;
        variables["relative_path"] = path.StartsWith(_literals.Folder, StringComparison.Ordinal) ? path[_literals.Folder.Length..] : "";
    }
}
