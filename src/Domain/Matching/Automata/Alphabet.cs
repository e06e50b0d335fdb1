namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>
/// Code points in classes whose members no instruction of a program can tell apart, so that one table entry serves all of a class.
/// </summary>
internal sealed class Alphabet
{
    private const int AsciiCount = 128;

    private readonly byte[] _ascii = new byte[AsciiCount];
    private readonly int[] _starts;
    private readonly byte[] _classes;
    private readonly int[] _samples;

    private Alphabet(int[] starts, byte[] classes, int classCount)
    {
        _starts = starts;
        _classes = classes;
        _samples = new int[classCount];
        for (var i = starts.Length - 1; i >= 0; i--)
            _samples[classes[i]] = starts[i];
        for (var c = 0; c < AsciiCount; c++)
            _ascii[c] = Search(c);
    }

    public int ClassCount => _samples.Length;

    /// <summary>Some code point of the class.</summary>
    public int SampleOf(int characterClass) => _samples[characterClass];

    public int ClassOfAscii(char c) => _ascii[c];

    public int ClassOf(int codePoint) => codePoint < AsciiCount ? _ascii[codePoint] : Search(codePoint);

    /// <summary>The alphabet that tells these sets apart, or null when that takes more than 256 classes.</summary>
    public static Alphabet? Of(IReadOnlyCollection<CodePointSet> sets)
    {
        // n + 1 classes are the least that n sets which differ can need, but for the two that hold all or nothing.
        if (sets.Count > byte.MaxValue + 2)
            return null;

        var starts = Boundaries(sets);
        var classes = new int[starts.Length];
        var count = 1;
        foreach (var set in sets)
            count = Split(set, starts, classes, count);

        var dense = classes.Distinct().Select((old, index) => (old, index)).ToDictionary(pair => pair.old, pair => pair.index);
        return dense.Count > byte.MaxValue + 1
            ? null
            : new Alphabet(starts, [.. classes.Select(old => (byte)dense[old])], dense.Count);
    }

    private static int[] Boundaries(IReadOnlyCollection<CodePointSet> sets)
    {
        var starts = new SortedSet<int> { 0 };
        foreach (var set in sets)
        {
            foreach (var (low, high) in set.Ranges)
            {
                starts.Add(low);
                if (high < CodePointSet.MaxCodePoint)
                    starts.Add(high + 1);
            }
        }

        return [.. starts];
    }

    // What lay in one class until now and is in the set becomes a class of its own.
    private static int Split(CodePointSet set, int[] starts, int[] classes, int count)
    {
        var split = new Dictionary<int, int>();
        foreach (var (low, high) in set.Ranges)
        {
            for (var i = Array.BinarySearch(starts, low); i < starts.Length && starts[i] <= high; i++)
            {
                if (!split.TryGetValue(classes[i], out var inside))
                    split.Add(classes[i], inside = count++);
                classes[i] = inside;
            }
        }

        return count;
    }

    private byte Search(int codePoint)
    {
        var index = Array.BinarySearch(_starts, codePoint);
        return _classes[index < 0 ? ~index - 1 : index];
    }
}
