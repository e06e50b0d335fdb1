using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using ExamplesCopier.Api.Dashboard.Parts;
using ExamplesCopier.Api.Security;

namespace ExamplesCopier.Api.Dashboard.Pages.Configuration;

/// <summary>What is different between two texts, line by line, with some lines around each change.</summary>
/// <param name="Lines">The lines to show; stretches without a change are told by their length.</param>
/// <param name="Added">How many lines are new.</param>
/// <param name="Removed">How many lines are gone.</param>
/// <param name="Left">How many lines are not shown, because there are too many.</param>
public sealed record TextComparison(IReadOnlyList<ComparedLine> Lines, int Added, int Removed, int Left)
{
    private const int Around = 3;
    private const int MostShown = 2000;

    /// <summary>Texts with more lines that may differ are not searched for what they share: that could take minutes.</summary>
    private const int MostCompared = 4000;

    public static TextComparison Of(string before, string after)
    {
        var lines = Compare(TextLine.LinesOf(before), TextLine.LinesOf(after)).ToList();
        var folded = Fold(lines).ToList();
        return new TextComparison(
            [.. folded.Take(MostShown)],
            lines.Count(line => line.Change == LineChange.Added),
            lines.Count(line => line.Change == LineChange.Removed),
            Math.Max(0, folded.Count - MostShown));
    }

    private static IEnumerable<ComparedLine> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var shortest = Math.Min(before.Count, after.Count);
        var head = 0;
        while (head < shortest && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < shortest - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var numbers = new LineNumbers();
        return
        [
            .. before.Take(head).Select(numbers.Same),
            .. CompareMiddle([.. before.Skip(head).SkipLast(tail)], [.. after.Skip(head).SkipLast(tail)], numbers),
            .. before.TakeLast(tail).Select(numbers.Same),
        ];
    }

    private static IEnumerable<ComparedLine> CompareMiddle(string[] before, string[] after, LineNumbers numbers)
    {
        if (before.Length == 0 || after.Length == 0 || before.Length + after.Length > MostCompared)
        {
            return before.Select(numbers.Removed).Concat(after.Select(numbers.Added));
        }

        return InlineDiffBuilder.Diff(string.Join('\n', before), string.Join('\n', after), ignoreWhiteSpace: false).Lines.Select(line => line.Type switch
        {
            ChangeType.Deleted => numbers.Removed(line.Text),
            ChangeType.Inserted => numbers.Added(line.Text),
            _ => numbers.Same(line.Text),
        });
    }

    private static IEnumerable<ComparedLine> Fold(List<ComparedLine> lines)
    {
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Change != LineChange.None)
            {
                Array.Fill(shown, true, Math.Max(0, i - Around), Math.Min(lines.Count, i + Around + 1) - Math.Max(0, i - Around));
            }
        }

        for (var i = 0; i < lines.Count;)
        {
            if (shown[i])
            {
                yield return lines[i++];
                continue;
            }

            var start = i;
            while (i < lines.Count && !shown[i])
            {
                i++;
            }

            yield return new ComparedLine(LineChange.None, null, null, i - start == 1 ? "1 line is the same" : FormattableString.Invariant($"{i - start} lines are the same"));
        }
    }

    /// <summary>Counts the lines of both texts.</summary>
    private sealed class LineNumbers
    {
        private const int Longest = 400;
        private int _before;
        private int _after;

        public ComparedLine Same(string text) => new(LineChange.None, ++_before, ++_after, Readable(text));

        public ComparedLine Removed(string text) => new(LineChange.Removed, ++_before, null, Readable(text));

        public ComparedLine Added(string text) => new(LineChange.Added, null, ++_after, Readable(text));

        private static string Readable(string text) => text.Length <= Longest
            ? ControlCharacters.Escape(text)
            : FormattableString.Invariant($"{ControlCharacters.Escape(text[..Longest])}… ({text.Length - Longest} more characters)");
    }
}

/// <summary>One line of a comparison.</summary>
/// <param name="Change">What happened to it.</param>
/// <param name="Before">Its number in the text before; null when it was not there.</param>
/// <param name="After">Its number in the text after; null when it is not there. When both are, it is no line: the words tell how many are left out.</param>
/// <param name="Text">What stands in it.</param>
public sealed record ComparedLine(LineChange Change, int? Before, int? After, string Text)
{
    public bool IsGap => Before is null && After is null;
}

/// <summary>What happened to a line.</summary>
public enum LineChange
{
    None,
    Added,
    Removed,
}
