namespace ExamplesCopier.Domain.Matching;

/// <summary>
/// The patterns of many rules, found by what a path begins with: a pattern whose literal beginning the path does not
/// share costs nothing. Safe for use by many threads at once.
/// </summary>
public sealed class PatternIndex
{
    private readonly IReadOnlyList<PathPattern> _patterns;
    private readonly Beginning[] _beginnings;

    public PatternIndex(IReadOnlyList<PathPattern> patterns)
    {
        _patterns = patterns;
        _beginnings = [.. patterns
            .Select((pattern, index) => (pattern.RequiredPrefix, index))
            .GroupBy(pair => pair.RequiredPrefix, pair => pair.index, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Beginning(group.Key, [.. group]))];

        var enclosing = new Stack<int>();
        for (var i = 0; i < _beginnings.Length; i++)
        {
            while (enclosing.TryPeek(out var last) && !_beginnings[i].Text.StartsWith(_beginnings[last].Text, StringComparison.Ordinal))
                enclosing.Pop();
            _beginnings[i].Shorter = enclosing.TryPeek(out var shorter) ? shorter : -1;
            enclosing.Push(i);
        }
    }

    /// <summary>The indices of the patterns that match the path, in their order.</summary>
    public IReadOnlyList<int> Match(string path)
    {
        var matches = new List<int>();
        Match(path, matches);
        return matches;
    }

    /// <summary>Adds the indices of the patterns that match the path, in their order; allocates nothing else.</summary>
    public void Match(string path, List<int> matches)
    {
        var first = matches.Count;

        // Every beginning of the path sorts at or before the path, and is a beginning of all beginnings between itself and
        // the path; so all of them lie on the chain from the last one that does not sort behind the path.
        for (var i = LastNotBehind(path); i >= 0; i = _beginnings[i].Shorter)
        {
            if (!path.StartsWith(_beginnings[i].Text, StringComparison.Ordinal))
                continue;
            foreach (var index in _beginnings[i].Patterns)
            {
                if (_patterns[index].IsMatch(path))
                    matches.Add(index);
            }
        }

        matches.Sort(first, matches.Count - first, null);
    }

    private int LastNotBehind(string path)
    {
        var (low, high) = (0, _beginnings.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_beginnings[middle].Text, path) <= 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }

    private sealed class Beginning(string text, int[] patterns)
    {
        public string Text => text;

        public int[] Patterns => patterns;

        /// <summary>The longest other beginning with which this one begins, or -1.</summary>
        public int Shorter { get; set; } = -1;
    }
}
