using System.Text.RegularExpressions;
using ExamplesCopier.UnitTests.Configuration;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>
/// One document for users. An HTML comment on the line before a code block or table is its mark and says what the tests make of it:
/// <c>part: rule</c>, <c>mistake</c>, <c>not configuration</c>, <c>keys: target</c> and so on.
/// </summary>
internal sealed partial record MarkdownDocument(string Name, string Text)
{
    private const string Fence = "```";

    public IReadOnlyList<Snippet> Snippets { get; } = [.. ReadSnippets(Name, Text.Split('\n'))];

    public IReadOnlyList<MarkedTable> Tables { get; } = [.. ReadTables(Name, Text.Split('\n'))];

    /// <summary>The text without its code blocks.</summary>
    public string Prose { get; } = string.Join('\n', OutsideFences(Text.Split('\n')));

    public static IReadOnlyList<MarkdownDocument> All { get; } = [.. Find()];

    public static MarkdownDocument Of(string name) => All.Single(document => document.Name == name);

    private static IEnumerable<MarkdownDocument> Find()
    {
        var root = ConfigurationFile.PathInRepository("");
        var readme = Path.Combine(root, "README.md");
        return Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(File.Exists(readme) ? [readme] : [])
            .Order(StringComparer.Ordinal)
            .Select(path => new MarkdownDocument(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)));
    }

    private static IEnumerable<Snippet> ReadSnippets(string file, string[] lines)
    {
        Snippet? open = null;
        var body = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                body.Add(lines[i]);
                continue;
            }

            if (open is null)
            {
                var indent = lines[i].Length - lines[i].TrimStart().Length;
                open = new Snippet($"{file}:{i + 1}", MarkBefore(lines, i), line[Fence.Length..], "", indent);
            }
            else
            {
                yield return open with { Text = string.Concat(body.Select(text => text[Math.Min(open.Indent, text.Length)..] + "\n")) };
                open = null;
            }

            body.Clear();
        }
    }

    private static IEnumerable<MarkedTable> ReadTables(string file, string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('|') && !lines[i - 1].StartsWith('|') && MarkBefore(lines, i) is { } mark)
            {
                var rows = lines[i..].TakeWhile(line => line.StartsWith('|')).Skip(2).Select(Cells);
                yield return new MarkedTable($"{file}:{i + 1}", mark, [.. rows]);
            }
        }
    }

    private static IReadOnlyList<string> Cells(string row) =>
        [.. CellEnd().Split(row.Trim().Trim('|')).Select(cell => cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal))];

    private static string? MarkBefore(string[] lines, int index)
    {
        var before = lines[..index].LastOrDefault(line => line.Trim().Length > 0)?.Trim();
        return before is not null && before.StartsWith("<!--", StringComparison.Ordinal) && before.EndsWith("-->", StringComparison.Ordinal)
            ? before[4..^3].Trim()
            : null;
    }

    private static IEnumerable<string> OutsideFences(IEnumerable<string> lines)
    {
        var inside = false;
        foreach (var line in lines)
        {
            var fence = line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
            inside ^= fence;
            if (!inside && !fence)
            {
                yield return line;
            }
        }
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();
}

/// <param name="Place">File and line, for the reader of a failure.</param>
/// <param name="Mark">The comment before it; null without one.</param>
/// <param name="Language">What stands behind the opening fence.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Indent">How far the fence is indented, and so the text.</param>
internal sealed record Snippet(string Place, string? Mark, string Language, string Text, int Indent);

/// <param name="Place">File and line, for the reader of a failure.</param>
/// <param name="Mark">The comment before it.</param>
/// <param name="Rows">The cells, without header.</param>
internal sealed record MarkedTable(string Place, string Mark, IReadOnlyList<IReadOnlyList<string>> Rows);
