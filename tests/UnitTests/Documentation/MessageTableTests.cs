using System.Text.RegularExpressions;
using ExamplesCopier.UnitTests.Configuration;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>
/// The tables of errors and warnings against every mistake that the reader's own tests know: whatever it says stands in a table, and
/// what stands in a table is said. In a table <c>…</c> stands for any text.
/// </summary>
public sealed partial class MessageTableTests
{
    private const string Mistakes = "tests/UnitTests/Configuration/mistakes.txt";

    private static readonly MarkdownDocument Document = MarkdownDocument.Of("docs/configuration.md");

    public static TheoryData<string> Kinds => ["error", "warning"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_that_is_reported_stands_in_a_table(string kind)
    {
        var documented = Documented(kind).Select(Cell.Message).ToList();

        Reported(kind).Where(message => !documented.Any(pattern => pattern.IsMatch(message))).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_in_a_table_is_reported_for_some_file(string kind)
    {
        var reported = Reported(kind);

        Rows(kind).Where(message => !reported.Any(Cell.Message(message).IsMatch)).Should().BeEmpty();
    }

    private static IEnumerable<string> Documented(string kind) => Rows(kind).Concat(
        Document.Tables.Where(table => kind == "error" && table.Mark.StartsWith("pattern errors", StringComparison.Ordinal)).SelectMany(table => table.Rows, (_, row) => row[1]));

    private static IEnumerable<string> Rows(string kind) =>
        from table in Document.Tables
        where table.Mark == $"{kind}s" || table.Mark.StartsWith($"{kind}s: ", StringComparison.Ordinal)
        let beginning = table.Mark == $"{kind}s" ? "" : table.Mark[$"{kind}s: ".Length..].TrimEnd() + " "
        from row in table.Rows
        select beginning + Cell.Code(row[0]);

    private static HashSet<string> Reported(string kind) =>
    [
        .. Report().Matches(ConfigurationFile.InRepository(Mistakes)).Where(match => match.Groups["kind"].Value == kind).Select(match => match.Groups["message"].Value),
        .. MoreMistakes.All.SelectMany(bytes => ConfigurationFile.Read(bytes).Errors).Where(_ => kind == "error").Select(problem => problem.Message),
    ];

    [GeneratedRegex(@"^(?<kind>error|warning) copier\.yaml:\d+:\d+ (?:(?:sources|source_|copy_rules|batch|defaults|[\w-]+(?=: ))[^ ]*: )?(?<message>.+)$", RegexOptions.Multiline)]
    private static partial Regex Report();
}
