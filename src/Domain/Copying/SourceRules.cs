using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>
/// A source's rules, asked about single paths: which of them want it, and where each of their targets puts it. Pure; the plan of a
/// merge and the plan of bare paths both stand on it.
/// </summary>
public sealed class SourceRules
{
    private readonly Source _source;
    private readonly Func<RepositoryName, string, bool>? _isConfiguration;
    private readonly IReadOnlyList<CopyRule> _rules;
    private readonly PatternIndex _index;

    /// <param name="source">Whose rules.</param>
    /// <param name="isConfiguration">Tells files that configure this service; they are never written. Null when there are none.</param>
    public SourceRules(Source source, Func<RepositoryName, string, bool>? isConfiguration = null)
    {
        (_source, _isConfiguration) = (source, isConfiguration);
        _rules = [.. source.CopyRules.Where(rule => rule.Pattern is not null)];
        _index = new PatternIndex([.. _rules.Select(rule => rule.Pattern!)]);
    }

    /// <summary>The rules that want the path, in their order.</summary>
    public IReadOnlyList<RuleMatch> Match(string path) =>
        [.. _index.Match(path).Where(index => !_rules[index].Excludes.Any(exclude => exclude.IsMatch(path))).Select(index => Match(index, path))];

    /// <summary>The rules whose pattern wants the path and that exclude it all the same, with the pattern that does.</summary>
    public IReadOnlyList<RuleExclusion> ExclusionsOf(string path) =>
    [
        .. _index.Match(path)
            .Select(index => (Rule: _rules[index], Pattern: _rules[index].Excludes.FirstOrDefault(exclude => exclude.IsMatch(path))))
            .Where(found => found.Pattern is not null)
            .Select(found => new RuleExclusion(found.Rule.Name, found.Pattern!.Text)),
    ];

    private RuleMatch Match(int index, string path)
    {
        var rule = _rules[index];
        var variables = rule.Pattern!.Match(path)!.Variables;
        return new RuleMatch(index, rule, variables, [.. rule.Targets.Select(target => Place(rule, target, variables))]);
    }

    private Placement Place(CopyRule rule, Target target, IReadOnlyDictionary<string, string> variables)
    {
        var rendered = target.PathTransform.Render(variables);
        var refusal = rendered.Path is { } path ? Refusal(target, path) : rendered.Refusal;
        return new Placement(target, Grouping.KeyOf(_source, rule, target), rendered.Path, refusal);
    }

    private string? Refusal(Target target, RepositoryPath path) =>
        (_source.IsLegacy ? null : TrustBearingPaths.Refusal(path.Value, target.PathTransform.LiteralPrefix))
        ?? (_isConfiguration?.Invoke(target.Repository, path.Value) == true ? $"'{path.Value}' configures this service; no copy may change it." : null);
}

/// <summary>A rule that wants a path.</summary>
/// <param name="Order">The rule's place among those of its source.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Variables">What its pattern found in the path.</param>
/// <param name="Placements">One for each of its targets.</param>
public sealed record RuleMatch(int Order, CopyRule Rule, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<Placement> Placements);

/// <summary>A rule that would want a path but for one of its <c>exclude_patterns</c>.</summary>
public sealed record RuleExclusion(string Rule, string Pattern)
{
    /// <summary>Why a path goes nowhere, as it is told wherever that is asked.</summary>
    public static string InWords(IReadOnlyList<RuleExclusion> exclusions) => exclusions.Count == 0
        ? "No rule matches it."
        : string.Join(' ', exclusions.Select(exclusion => $"The rule '{exclusion.Rule}' excludes it by '{exclusion.Pattern}'."));
}

/// <summary>Where a target puts a path.</summary>
/// <param name="Target">The target.</param>
/// <param name="Key">The change set that the file belongs to.</param>
/// <param name="Path">Null when the template gives no path.</param>
/// <param name="Refusal">Why the file may not go there; null when it may.</param>
public sealed record Placement(Target Target, ChangeSetKey Key, RepositoryPath? Path, string? Refusal);
