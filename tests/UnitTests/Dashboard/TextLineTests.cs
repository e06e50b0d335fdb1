using ExamplesCopier.Api.Dashboard.Parts;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class TextLineTests
{
    [Theory]
    [InlineData("  - name: go", 5, "  - ", "name:", " go")]
    [InlineData("a", 1, "", "a", "")]
    [InlineData("a", 2, "a", " ", "")]
    [InlineData("a", 9, "a", " ", "")]
    [InlineData("", 1, "", " ", "")]
    [InlineData("a\u202eb\0c", 1, "", "a\\u202eb\\u0000c", "")]
    public void A_line_is_shown_around_the_place(string text, int column, string before, string marked, string after) =>
        TextLine.Around([text], 1, column).Should().Be(new TextLine(before, marked, after));

    [Fact]
    public void Of_a_very_long_line_only_the_surroundings_are_shown()
    {
        var line = TextLine.Around([new string('a', 500_000) + " " + new string('b', 500_000)], 1, 500_002)!;

        line.Before.Should().StartWith("…a").And.HaveLength(81);
        line.Marked.Should().Be(new string('b', 80));
        line.After.Should().EndWith("b…").And.HaveLength(81);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void There_is_nothing_to_show_of_a_line_that_is_not_there(int line) => TextLine.Around(["a", "b"], line, 1).Should().BeNull();

    [Fact]
    public void Lines_are_counted_as_editors_count_them() => TextLine.LinesOf("a\r\nb\nc\rd").Should().Equal("a", "b", "c", "d");

    [Theory]
    [InlineData("copier.yaml:3:5 sources[0].repo: Say which.", "copier.yaml", 3, 5, "sources[0].repo: Say which.")]
    [InlineData("acme/a:x y.yaml@main:1:1 No. 1:2 it is", "acme/a:x y.yaml@main", 1, 1, "No. 1:2 it is")]
    [InlineData("It cannot be read.", null, 0, 0, "It cannot be read.")]
    [InlineData("a:99999999999:1 b", null, 0, 0, "a:99999999999:1 b")]
    public void A_told_problem_is_taken_apart(string told, string? file, int line, int column, string message) =>
        ToldProblem.Of(told).Should().Be(new ToldProblem(file, line, column, message));
}
