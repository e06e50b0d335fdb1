using System.Globalization;
using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>How a file changed in lines, with the patch text GitHub lists beside it.</summary>
internal sealed record UnifiedPatch(int Additions, int Deletions, string? Text)
{
    private const int Context = 3;
    private const int LargestPatched = 400_000;
    private const int LargestCompared = 2_000_000;

    public static UnifiedPatch Of(byte[] before, byte[] after)
    {
        if (TextLines.IsBinary(before) || TextLines.IsBinary(after)) return new UnifiedPatch(0, 0, null);
        if (before.Length > LargestCompared || after.Length > LargestCompared) return new UnifiedPatch(CountLines(after), CountLines(before), null);
        var (old, now) = (TextLines.Split(before), TextLines.Split(after));
        var hunks = LineDiff.Between(old, now);
        var large = before.Length > LargestPatched || after.Length > LargestPatched;
        return new UnifiedPatch(hunks.Sum(h => h.Added), hunks.Sum(h => h.Removed), hunks.Count == 0 || large ? null : Render(old, now, hunks));
    }

    private static int CountLines(ReadOnlySpan<byte> content) => content.Count((byte)'\n') + (content.IsEmpty || content.EndsWith("\n"u8) ? 0 : 1);

    private static string Render(string[] old, string[] now, List<Hunk> hunks)
    {
        var lines = new List<string>();
        for (var first = 0; first < hunks.Count;)
        {
            var last = first;
            while (last + 1 < hunks.Count && hunks[last + 1].OldStart - hunks[last].OldEnd <= 2 * Context) last++;
            RenderGroup(old, now, hunks[first..(last + 1)], lines);
            first = last + 1;
        }

        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }

    private static void RenderGroup(string[] old, string[] now, List<Hunk> group, List<string> lines)
    {
        var from = Math.Max(0, group[0].OldStart - Context);
        var to = Math.Min(old.Length, group[^1].OldEnd + Context);
        var newFrom = group[0].NewStart - (group[0].OldStart - from);
        var newTo = group[^1].NewEnd + (to - group[^1].OldEnd);
        lines.Add($"@@ -{Range(from, to)} +{Range(newFrom, newTo)} @@");
        var at = from;
        foreach (var hunk in group)
        {
            Add(lines, ' ', old.AsSpan(at..hunk.OldStart));
            Add(lines, '-', old.AsSpan(hunk.OldStart..hunk.OldEnd));
            Add(lines, '+', now.AsSpan(hunk.NewStart..hunk.NewEnd));
            at = hunk.OldEnd;
        }

        Add(lines, ' ', old.AsSpan(at..to));
    }

    private static string Range(int from, int to) => to - from == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{from + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"{(to == from ? from : from + 1)},{to - from}");

    private static void Add(List<string> lines, char mark, ReadOnlySpan<string> source)
    {
        foreach (var line in source)
        {
            lines.Add(mark + line.TrimEnd('\n'));
            if (!line.EndsWith('\n')) lines.Add("\\ No newline at end of file");
        }
    }
}
