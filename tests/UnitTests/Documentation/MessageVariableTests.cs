using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>What <c>docs/configuration.md</c> says about commit messages and pull requests.</summary>
public sealed class MessageVariableTests
{
    private static readonly MarkdownDocument Document = MarkdownDocument.Of("docs/configuration.md");

    [Fact]
    public void The_table_names_every_variable_of_messages() =>
        Rows("variables of messages").Select(row => Cell.Code(row[0])).Should()
            .BeEquivalentTo(MessageTemplate.BuiltInVariables.Select(name => $"${{{name}}}"));

    [Fact]
    public void Values_are_defused_as_their_table_says()
    {
        foreach (var row in Rows("defused values"))
        {
            var rendered = MessageTemplate.Parse("${pr_title}").Render(new Dictionary<string, string> { ["pr_title"] = Cell.Code(row[0]) });
            rendered.Should().Be(Cell.Code(row[1]).Replace('␣', '\u200b'));
        }
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(string mark) => Document.Tables.Single(table => table.Mark == mark).Rows;
}
