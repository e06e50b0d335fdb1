namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>A set of Unicode code points as sorted, disjoint, non-adjacent ranges. Immutable; equal by content.</summary>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    public const int MaxCodePoint = 0x10FFFF;

    public static readonly CodePointSet Empty = new([]);
    public static readonly CodePointSet All = new([(0, MaxCodePoint)]);

    private readonly (int Low, int High)[] _ranges;
    private readonly int _hash;

    private CodePointSet((int Low, int High)[] ranges)
    {
        _ranges = ranges;
        var hash = new HashCode();
        foreach (var range in ranges)
            hash.Add(range);
        _hash = hash.ToHashCode();
    }

    public ReadOnlySpan<(int Low, int High)> Ranges => _ranges;

    /// <summary>The only member, or -1 when the set has none or several.</summary>
    public int Single => _ranges is [var (low, high)] && low == high ? low : -1;

    public static CodePointSet Of(int codePoint) => new([(codePoint, codePoint)]);

    public static CodePointSet Of(params ReadOnlySpan<(int Low, int High)> ranges)
    {
        var sorted = ranges.ToArray();
        Array.Sort(sorted);
        var merged = new List<(int Low, int High)>(sorted.Length);
        foreach (var range in sorted)
        {
            if (range.Low > range.High)
                continue;
            if (merged.Count > 0 && range.Low <= merged[^1].High + 1)
                merged[^1] = (merged[^1].Low, Math.Max(merged[^1].High, range.High));
            else
                merged.Add(range);
        }

        return new CodePointSet([.. merged]);
    }

    public bool Contains(int codePoint)
    {
        var low = 0;
        var high = _ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (codePoint < _ranges[middle].Low)
                high = middle - 1;
            else if (codePoint > _ranges[middle].High)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    public CodePointSet Negate()
    {
        var gaps = new List<(int Low, int High)>(_ranges.Length + 1);
        var next = 0;
        foreach (var (low, high) in _ranges)
        {
            if (next < low)
                gaps.Add((next, low - 1));
            next = high + 1;
        }

        if (next <= MaxCodePoint)
            gaps.Add((next, MaxCodePoint));
        return new CodePointSet([.. gaps]);
    }

    public CodePointSet Except(int codePoint) =>
        Contains(codePoint) ? Of([.. Negate().Ranges, (codePoint, codePoint)]).Negate() : this;

    public bool Equals(CodePointSet? other) =>
        other is not null && _hash == other._hash && _ranges.AsSpan().SequenceEqual(other._ranges);

    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    public override int GetHashCode() => _hash;
}
