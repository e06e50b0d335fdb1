namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary><c>x*</c>, <c>x+</c>, <c>x?</c> and <c>x{n,m}</c>.</summary>
internal sealed class RepeatNode : RegexNode
{
    public const int Unlimited = -1;

    public RepeatNode(RegexNode item, int least, int most, bool isGreedy, bool isCounted)
    {
        Item = item;
        Least = least;
        Most = most;
        IsGreedy = isGreedy;
        Height = 1 + item.Height;
        Size = Math.Max(1, EstimateSize());
        Copies = isCounted ? CountCopies() : item.Copies;
        IsNullable = least == 0 || item.IsNullable;
    }

    public RegexNode Item { get; }

    public int Least { get; }

    /// <summary>The largest count, or <see cref="Unlimited"/>.</summary>
    public int Most { get; }

    public bool IsGreedy { get; }

    private long EstimateSize() => (Least, Most) switch
    {
        (0, Unlimited) => 2 + Item.Size,
        (_, Unlimited) => 1 + (Least * Item.Size),
        _ => (Most * Item.Size) + Most - Least,
    };

    private long CountCopies() => (Least, Most) switch
    {
        (_, 0) => 1,
        (0, Unlimited) => Item.Copies,
        (_, Unlimited) => Least * Item.Copies,
        _ => Most * Item.Copies,
    };
}
