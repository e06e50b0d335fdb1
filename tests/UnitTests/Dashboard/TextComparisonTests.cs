using ExamplesCopier.Api.Dashboard.Pages.Configuration;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class TextComparisonTests
{
    [Fact]
    public void A_changed_line_is_shown_with_three_lines_around_it()
    {
        var before = Enumerable.Range(1, 20).Select(i => $"line {i}").ToArray();
        var after = before.ToArray();
        after[9] = "line ten";

        Shown(string.Join('\n', before), string.Join('\n', after)).Should().Equal(
            "6 lines are the same", "7/7 line 7", "8/8 line 8", "9/9 line 9", "-10 line 10", "+10 line ten", "11/11 line 11", "12/12 line 12", "13/13 line 13", "7 lines are the same");
    }

    [Theory]
    [InlineData("a\nb", "a\nx\nb", "1/1 a", "+2 x", "2/3 b")]
    [InlineData("a\nx\nb", "a\nb", "1/1 a", "-2 x", "3/2 b")]
    [InlineData("a", "b", "-1 a", "+1 b")]
    [InlineData("a\r\nb\r\n", "a\nb\nc\n", "1/1 a", "2/2 b", "+3 c", "3/4 ")]
    [InlineData("a\n  b\n  c", "a\n    b\n  c", "1/1 a", "-2   b", "+2     b", "3/3   c")]
    public void Lines_that_come_and_go_are_told_with_their_numbers(string before, string after, params string[] lines) => Shown(before, after).Should().Equal(lines);

    [Fact]
    public void Equal_texts_have_no_difference()
    {
        var comparison = TextComparison.Of("a\r\nb", "a\nb");

        (comparison.Added, comparison.Removed).Should().Be((0, 0));
        Shown("a\nb", "a\nb").Should().Equal("2 lines are the same");
    }

    [Fact]
    public void Texts_that_have_nothing_in_common_are_not_searched_and_what_is_too_long_is_cut()
    {
        var comparison = TextComparison.Of(string.Join('\n', Enumerable.Range(0, 100_000)), string.Join('\n', Enumerable.Range(1_000_000, 100_000)));

        (comparison.Added, comparison.Removed, comparison.Lines.Count, comparison.Left).Should().Be((100_000, 100_000, 2000, 198_000));
    }

    [Fact]
    public void What_cannot_be_seen_is_made_visible_and_a_very_long_line_is_cut() =>
        Shown("", "\u202e\0" + new string('x', 1000)).Should().Equal($"+1 \\u202e\\u0000{new string('x', 398)}… (602 more characters)");

    private static IEnumerable<string> Shown(string before, string after) => TextComparison.Of(before, after).Lines.Select(line => (line.Change, line.IsGap) switch
    {
        (_, true) => line.Text,
        (LineChange.Added, _) => $"+{line.After} {line.Text}",
        (LineChange.Removed, _) => $"-{line.Before} {line.Text}",
        _ => $"{line.Before}/{line.After} {line.Text}",
    });
}
