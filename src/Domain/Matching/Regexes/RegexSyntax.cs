namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>
/// What the parser found in the text of a regular expression: its tree, and the names of its capturing groups in the
/// order of their opening parentheses, null for one without a name.
/// </summary>
internal sealed record RegexSyntax(RegexNode Root, IReadOnlyList<string?> GroupNames);
