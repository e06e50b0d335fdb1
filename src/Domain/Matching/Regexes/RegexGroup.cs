namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>A group whose closing parenthesis is not read yet; the outermost one is the expression itself.</summary>
/// <param name="Offset">Where its opening parenthesis stands.</param>
/// <param name="OuterFlags">The flags that hold again behind it.</param>
/// <param name="CaptureIndex">The number of a capturing group, else 0.</param>
internal sealed record RegexGroup(int Offset, RegexFlags OuterFlags, int CaptureIndex)
{
    private readonly List<RegexNode> _alternatives = [];

    /// <summary>The elements of the alternative that is being read.</summary>
    public List<RegexNode> Items { get; } = [];

    public RegexNode EndAlternative()
    {
        RegexNode node = Items.Count switch
        {
            0 => new EmptyNode(),
            1 => Items[0],
            _ => new SequenceNode([.. Items]),
        };
        _alternatives.Add(node);
        Items.Clear();
        return node;
    }

    public RegexNode Close()
    {
        EndAlternative();
        var node = _alternatives.Count == 1 ? _alternatives[0] : new AlternativesNode([.. _alternatives]);
        return CaptureIndex > 0 ? new GroupNode(node, CaptureIndex) : node;
    }
}
