namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Merges two changed texts over their common ancestor, as `git merge-file` does; touching changes conflict.</summary>
internal static class LineMerge
{
    /// <returns>The merged content, or null on a conflict.</returns>
    public static byte[]? Merge(byte[] ancestor, byte[] ours, byte[] theirs)
    {
        if (TextLines.IsBinary(ancestor) || TextLines.IsBinary(ours) || TextLines.IsBinary(theirs)) return null;
        var lines = TextLines.Split(ancestor);
        var left = new Side(lines, TextLines.Split(ours));
        var right = new Side(lines, TextLines.Split(theirs));
        var merged = new List<string>();
        var at = 0;
        while (left.Next is not null || right.Next is not null)
        {
            if (left.IsSameAs(right)) right.Skip();
            else if (left.Touches(right)) return null;
            var side = left.IsBefore(right) ? left : right;
            var hunk = side.Next!.Value;
            merged.AddRange(lines[at..hunk.OldStart]);
            merged.AddRange(side.Take());
            at = hunk.OldEnd;
        }

        merged.AddRange(lines[at..]);
        return TextLines.Join(merged);
    }

    private sealed class Side(string[] ancestor, string[] text)
    {
        private readonly Queue<Hunk> _hunks = new(LineDiff.Between(ancestor, text));

        public Hunk? Next => _hunks.TryPeek(out var hunk) ? hunk : null;

        private ReadOnlySpan<string> Replacement => text.AsSpan(Next!.Value.NewStart..Next.Value.NewEnd);

        public void Skip() => _hunks.Dequeue();

        public string[] Take()
        {
            var taken = Replacement.ToArray();
            Skip();
            return taken;
        }

        public bool IsBefore(Side other) => Next is { } mine && (other.Next is not { } theirs || mine.OldStart < theirs.OldStart);

        public bool Touches(Side other) =>
            Next is { } mine && other.Next is { } theirs && mine.OldEnd >= theirs.OldStart && theirs.OldEnd >= mine.OldStart;

        public bool IsSameAs(Side other) =>
            Next is { } mine && other.Next is { } theirs && (mine.OldStart, mine.OldEnd) == (theirs.OldStart, theirs.OldEnd)
            && Replacement.SequenceEqual(other.Replacement);
    }
}
