using ExamplesCopier.Domain.Matching.Automata;
using ExamplesCopier.Domain.Matching.Regexes;

namespace ExamplesCopier.Domain.Matching;

/// <summary>
/// Matches paths that contain a match, with the syntax and semantics of RE2 as in Go's regexp package: leftmost-first,
/// in linear time. Yields the named groups; one that took no part is empty, and of groups of one name the last counts.
/// </summary>
public sealed record RegexPattern : PathPattern
{
    private readonly RegexAnchors _anchors;
    private readonly Dictionary<string, int> _slotsByName;
    private readonly Lazy<Automaton> _automaton;

    private RegexPattern(string text, RegexSyntax syntax)
        : base(PatternType.Regex, text)
    {
        _anchors = RegexAnchors.Of(syntax.Root);

        var indexesByName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < syntax.GroupNames.Count; i++)
        {
            if (syntax.GroupNames[i] is { } name && !PathVariables.Names.Contains(name))
                indexesByName[name] = i + 1;
        }

        _slotsByName = indexesByName.ToDictionary(pair => pair.Key, pair => 2 * pair.Value, StringComparer.Ordinal);
        Variables = PathVariables.With(indexesByName.Keys);
        GroupNames = [.. syntax.GroupNames.OfType<string>().Distinct(StringComparer.Ordinal)];
        var slots = indexesByName.Values.ToDictionary(index => index, index => 2 * index);
        _automaton = new Lazy<Automaton>(() => new Automaton(RegexCompiler.Compile(syntax.Root, slots)));
    }

    public override IReadOnlySet<string> Variables { get; }

    /// <summary>The names of the groups as written, also those that a built-in variable hides.</summary>
    public IReadOnlyList<string> GroupNames { get; }

    public override string RequiredPrefix => _anchors.Prefix;

    public override string RequiredSuffix => _anchors.Suffix;

    internal Automaton Automaton => _automaton.Value;

    public override bool IsMatch(string path) =>
        path.StartsWith(_anchors.Prefix, StringComparison.Ordinal)
        && path.EndsWith(_anchors.Suffix, StringComparison.Ordinal)
        && path.Contains(_anchors.Infix, StringComparison.Ordinal)
        && (_anchors.IsLiteral || Automaton.IsMatch(path));

    public bool Equals(RegexPattern? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    internal static PatternParseResult Parse(string text) =>
        RegexParser.Parse(text, out var error) is { } syntax
            ? new PatternParseResult(new RegexPattern(text, syntax))
            : new PatternParseResult(error!);

    private protected override void Capture(string path, Dictionary<string, string> variables)
    {
        if (_slotsByName.Count == 0)
            return;

        Automaton.TryFind(path, out var saved);
        foreach (var (name, slot) in _slotsByName)
        {
            var end = Saved.Find(saved, slot + 1);
            variables[name] = end < 0 ? "" : path[Saved.Find(saved, slot)..end];
        }
    }
}
