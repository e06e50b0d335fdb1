using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>The tables of patterns: columns pattern, path, matches and variables; <c>errors:</c> tables hold pattern and message.</summary>
public sealed class PatternTableTests
{
    private static readonly IReadOnlyList<MarkedTable> Tables = [.. MarkdownDocument.All.SelectMany(document => document.Tables)];

    public static TheoryData<string, string, string, string, string> Rows()
    {
        var data = new TheoryData<string, string, string, string, string>();
        foreach (var table in Tables.Where(table => table.Mark.StartsWith("pattern: ", StringComparison.Ordinal)))
        {
            foreach (var row in table.Rows)
            {
                data.Add(table.Mark["pattern: ".Length..], Cell.Code(row[0]), Cell.Unescaped(row[1]), row[2], row[3]);
            }
        }

        return data;
    }

    public static TheoryData<string, string, string> Errors()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var table in Tables.Where(table => table.Mark.StartsWith("pattern errors: ", StringComparison.Ordinal)))
        {
            foreach (var row in table.Rows)
            {
                data.Add(table.Mark["pattern errors: ".Length..], Cell.Code(row[0]), row[1]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_pattern_matches_as_the_table_says(string type, string text, string path, string matches, string variables)
    {
        var match = PathPattern.Parse(Enum.Parse<PatternType>(type, ignoreCase: true), text).Pattern!.Match(path);

        matches.Should().BeOneOf("yes", "no");
        (match is not null).Should().Be(matches == "yes");
        foreach (var variable in Cell.Codes(variables))
        {
            var parts = variable.Split(" = ", 2);
            match!.Variables.Should().Contain(parts[0], parts[1].Trim('"'));
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_pattern_is_refused_with_the_message_of_the_table(string type, string text, string message) =>
        PathPattern.Parse(Enum.Parse<PatternType>(type, ignoreCase: true), text).Error!.Message.Should().Be(Cell.Code(message));
}
