namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Lines [OldStart, OldEnd) replaced by lines [NewStart, NewEnd).</summary>
internal readonly record struct Hunk(int OldStart, int OldEnd, int NewStart, int NewEnd)
{
    public int Removed => OldEnd - OldStart;

    public int Added => NewEnd - NewStart;
}

/// <summary>Myers' shortest edit script, given up (one hunk for all) when the texts have little in common.</summary>
internal static class LineDiff
{
    private const int MostEdits = 1000;

    public static List<Hunk> Between(string[] before, string[] after)
    {
        var head = 0;
        var shorter = Math.Min(before.Length, after.Length);
        while (head < shorter && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        var (n, m) = (before.Length - head - tail, after.Length - head - tail);
        if (n == 0 && m == 0) return [];
        if (n == 0 || m == 0) return [new Hunk(head, head + n, head, head + m)];
        var kept = Matches(before.AsSpan(head, n), after.AsSpan(head, m));
        return Gaps(kept, n, m).ConvertAll(h => new Hunk(h.OldStart + head, h.OldEnd + head, h.NewStart + head, h.NewEnd + head));
    }

    /// <summary>Pairs of equal lines (old, new) in order; none when there are too many edits.</summary>
    private static List<(int Old, int New)> Matches(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        var limit = Math.Min(a.Length + b.Length, MostEdits);
        var reach = new int[(2 * limit) + 3];
        var centre = limit + 1;
        var trace = new List<int[]>();
        for (var d = 0; d <= limit; d++)
        {
            trace.Add((int[])reach.Clone());
            for (var k = -d; k <= d; k += 2)
            {
                var x = GoesDown(reach, centre, k, d) ? reach[centre + k + 1] : reach[centre + k - 1] + 1;
                var y = x - k;
                while (x < a.Length && y < b.Length && a[x] == b[y]) (x, y) = (x + 1, y + 1);
                reach[centre + k] = x;
                if (x >= a.Length && y >= b.Length) return WalkBack(trace, centre, a.Length, b.Length);
            }
        }

        return [];
    }

    private static List<(int Old, int New)> WalkBack(List<int[]> trace, int centre, int x, int y)
    {
        var matches = new List<(int, int)>();
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var k = x - y;
            var down = GoesDown(trace[d], centre, k, d);
            var startX = d == 0 ? 0 : trace[d][centre + (down ? k + 1 : k - 1)] + (down ? 0 : 1);
            while (x > startX) matches.Add((--x, --y));
            if (d > 0) (x, y) = down ? (x, y - 1) : (x - 1, y);
        }

        matches.Reverse();
        return matches;
    }

    private static bool GoesDown(int[] reach, int centre, int k, int d) =>
        k == -d || (k != d && reach[centre + k - 1] < reach[centre + k + 1]);

    private static List<Hunk> Gaps(List<(int Old, int New)> kept, int n, int m)
    {
        var hunks = new List<Hunk>();
        var (x, y) = (0, 0);
        foreach (var (old, now) in kept.Append((n, m)))
        {
            if (old > x || now > y) hunks.Add(new Hunk(x, old, y, now));
            (x, y) = (old + 1, now + 1);
        }

        return hunks;
    }
}
