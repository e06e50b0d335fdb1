using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Matching;
using ConfigurationFile = ExamplesCopier.UnitTests.Configuration.ConfigurationFile;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>The files before and after a migration do the same.</summary>
public sealed class MigrationTests
{
    private static readonly MarkdownDocument Guide = MarkdownDocument.Of("docs/MULTI-SOURCE-MIGRATION-GUIDE.md");

    [Theory]
    [InlineData("examples/go/main.go")]
    [InlineData("examples/go/main_test.go")]
    [InlineData("examples/go-old/main.go")]
    [InlineData("snippets/go/a/b.txt")]
    [InlineData("snippets/Go/a.txt")]
    [InlineData("README.md")]
    public void A_single_source_file_and_its_rewritten_form_plan_the_same(string path) =>
        Plan(Read("single-source after").Sources[0], path).Should().Equal(Plan(Read("single-source before").Sources[0], path));

    [Fact]
    public void The_rewritten_workflows_send_files_where_the_table_says()
    {
        foreach (var row in Guide.Tables.Single(table => table.Mark == "plan: workflows after").Rows)
        {
            var expected = row[1] == "–" ? [] : new[] { $"{Cell.Code(row[1])}: acme/sample-java@main {Cell.Code(row[2])}" };
            Plan(Read("workflows after").Sources[0], Cell.Code(row[0])).Should().Equal(expected);
        }
    }

    [Fact]
    public void Exclusions_leave_out_what_their_globs_left_out()
    {
        foreach (var row in Guide.Tables.Single(table => table.Mark == "exclusions").Rows.Select(row => row.Select(Cell.Code).ToArray()))
        {
            var glob = PathPattern.Parse(PatternType.Glob, row[0]).Pattern!;
            var expression = PathPattern.Parse(PatternType.Regex, row[1]).Pattern!;
            new[] { glob.IsMatch(row[2]), expression.IsMatch(row[2]) }.Should().AllBeEquivalentTo(true);
            new[] { glob.IsMatch(row[3]), expression.IsMatch(row[3]) }.Should().AllBeEquivalentTo(false);
        }
    }

    private static CopierConfiguration Read(string file) =>
        ConfigurationFile.ReadValid(Guide.Snippets.Single(snippet => snippet.Mark == $"file: {file}").Text);

    private static IEnumerable<string> Plan(Source source, string path) =>
        CopyPlanner.Plan(source, [new ChangedFile(path, ChangeKind.Modified)]).ChangeSets
            .SelectMany(set => set.Edits, (set, edit) => $"{edit.Rule}: {set.Key.Repository}@{set.Key.Branch} {edit.TargetPath}");
}
