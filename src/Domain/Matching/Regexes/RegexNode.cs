using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>A parsed regular expression. What RE2 limits is measured as the tree grows.</summary>
internal abstract class RegexNode
{
    /// <summary>The number of nodes on the longest way to a leaf.</summary>
    public int Height { get; protected init; } = 1;

    /// <summary>The number of instructions it compiles to, as Go's parser estimates it.</summary>
    public long Size { get; protected init; } = 1;

    /// <summary>How many copies counted repetitions, one inside the other, make of their innermost part.</summary>
    public long Copies { get; protected init; } = 1;

    /// <summary>Whether it can match without reading a character.</summary>
    public bool IsNullable { get; protected init; }
}

internal sealed class EmptyNode : RegexNode
{
    public EmptyNode() => IsNullable = true;
}

internal sealed class CharacterNode(CodePointSet set) : RegexNode
{
    public CodePointSet Set { get; } = set;
}

internal sealed class AssertionNode : RegexNode
{
    public AssertionNode(Assertion assertion)
    {
        Assertion = assertion;
        IsNullable = true;
    }

    public Assertion Assertion { get; }
}

internal sealed class SequenceNode : RegexNode
{
    public SequenceNode(RegexNode[] items)
    {
        Items = items;
        Height = 1 + items.Max(item => item.Height);
        Size = items.Sum(item => item.Size);
        Copies = items.Max(item => item.Copies);
        IsNullable = items.All(item => item.IsNullable);
    }

    public RegexNode[] Items { get; }
}

internal sealed class AlternativesNode : RegexNode
{
    public AlternativesNode(RegexNode[] items)
    {
        Items = items;
        Height = 1 + items.Max(item => item.Height);
        Size = items.Sum(item => item.Size) + items.Length - 1;
        Copies = items.Max(item => item.Copies);
        IsNullable = items.Any(item => item.IsNullable);
    }

    public RegexNode[] Items { get; }
}

internal sealed class GroupNode : RegexNode
{
    public GroupNode(RegexNode item, int index)
    {
        Item = item;
        Index = index;
        Height = 1 + item.Height;
        Size = 2 + item.Size;
        Copies = item.Copies;
        IsNullable = item.IsNullable;
    }

    public RegexNode Item { get; }

    /// <summary>The number of the group, from 1 in the order of the opening parentheses.</summary>
    public int Index { get; }
}
