using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>What the ends of an expression demand of a text, so that most texts are decided by one comparison.</summary>
/// <param name="Prefix">What matching texts begin with.</param>
/// <param name="Suffix">What matching texts end with.</param>
/// <param name="Infix">What matching texts contain.</param>
/// <param name="IsLiteral">Whether containing the infix is all that the expression asks for.</param>
internal sealed record RegexAnchors(string Prefix, string Suffix, string Infix, bool IsLiteral)
{
    public static RegexAnchors Of(RegexNode root)
    {
        var items = new List<RegexNode>();
        Flatten(root, items);
        var prefix = items is [AssertionNode { Assertion: Assertion.BeginText }, ..] ? LiteralText(items.Skip(1)) : "";
        var suffix = items is [.., AssertionNode { Assertion: Assertion.EndText }] ? TrailingText(items) : "";
        var infix = prefix.Length + suffix.Length > 0 ? "" : LiteralText(items);
        return new RegexAnchors(prefix, suffix, infix, IsLiteral: infix.Length > 0 && LiteralCount(items) == items.Count);
    }

    /// <summary>Whether every match begins at the start of the text.</summary>
    public static bool BeginsAtText(RegexNode node) => node switch
    {
        AssertionNode assertion => assertion.Assertion == Assertion.BeginText,
        SequenceNode sequence => BeginsAtText(sequence.Items[0]),
        AlternativesNode alternatives => Array.TrueForAll(alternatives.Items, BeginsAtText),
        GroupNode group => BeginsAtText(group.Item),
        RepeatNode repeat => repeat.Least > 0 && BeginsAtText(repeat.Item),
        _ => false,
    };

    private static void Flatten(RegexNode node, List<RegexNode> items)
    {
        switch (node)
        {
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                    Flatten(item, items);
                break;
            case GroupNode group:
                Flatten(group.Item, items);
                break;
            default:
                items.Add(node);
                break;
        }
    }

    private static string LiteralText(IEnumerable<RegexNode> items) => string.Concat(items.Select(TextOf).TakeWhile(text => text is not null));

    private static string TrailingText(List<RegexNode> items) =>
        string.Concat(items.SkipLast(1).Reverse().Select(TextOf).TakeWhile(text => text is not null).Reverse());

    private static int LiteralCount(List<RegexNode> items) => items.TakeWhile(item => TextOf(item) is not null).Count();

    private static string? TextOf(RegexNode node) =>
        node is CharacterNode character ? CodePoints.ExactText(character.Set.Single) : null;
}
