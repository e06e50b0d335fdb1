using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class MessageTemplateTests
{
    private const string Gap = "\u200b";

    [Fact]
    public void Values_are_put_in_once_and_what_is_unknown_stays()
    {
        var values = new Dictionary<string, string> { ["source_repo"] = "acme/code-examples_2", ["file_count"] = "3", ["pr_number"] = "42", ["x"] = "${file_count}" };

        new MessageTemplate("Automated update of ${file_count} file(s) from ${source_repo} (PR #${pr_number})").Render(values)
            .Should().Be("Automated update of 3 file(s) from acme/code-examples_2 (PR #42)");
        new MessageTemplate("${x} ${unknown} ${open").Render(values).Should().Be("${file_count} ${unknown} ${open");
        new MessageTemplate("a ${x} ${b} ${x").VariableNames.Should().Equal("x", "b");
        MessageTemplate.BuiltInVariables.Should().HaveCount(12);
    }

    [Theory]
    [InlineData("feat: add List<T> (v1.2, 50%)", "feat: add List‹T› (v1.2, 50%)")]
    [InlineData("[DOCS] snake_case & more; a-b: c", "[DOCS] snake_case & more; a-b: c")]
    [InlineData("dependabot[bot]", "dependabot[bot]")]
    [InlineData("feature/x_y-1.2+3", "feature/x_y-1.2+3")]
    [InlineData("0123abc", "0123abc")]
    [InlineData("one\r\ntwo\tthree\u2028four\0", "one two three four")]
    [InlineData("  x  y ", "x y")]
    [InlineData("a\u202egpj.exe\u2066\u200f", "agpj.exe")]
    [InlineData("", "")]
    public void A_value_is_one_line_and_reads_as_before(string value, string expected) => Render("x", value).Should().Be(expected);

    [Theory]
    [InlineData("thanks @octocat", "thanks @|octocat")]
    [InlineData("@acme/team", "@|acme/team")]
    [InlineData("a@", "a@|")]
    [InlineData("@\u202eoctocat", "@|octocat")]
    [InlineData("fixes #12", "fixes #|12")]
    [InlineData("closes acme/x#12", "closes acme/x#|12")]
    [InlineData("resolves GH-12", "resolves GH-|12")]
    [InlineData("see https://github.com/a/b/issues/1", "see https:|//github.com/a/b/issues/1")]
    [InlineData("see www.evil.example", "see www|.evil.example")]
    [InlineData("&#64;octocat", "&|#|64;octocat")]
    [InlineData("&commat;octocat", "&|commat;octocat")]
    [InlineData("[skip ci]", "[|skip ci]")]
    [InlineData("x [CI Skip] y", "x [|CI Skip] y")]
    [InlineData("[no ci]", "[|no ci]")]
    [InlineData("[actions skip]", "[|actions skip]")]
    [InlineData("***NO_CI***", "∗∗∗NO_CI∗∗∗")]
    [InlineData("skip-checks: true", "skip-checks|: true")]
    [InlineData("Co-authored-by: E <e@x.y>", "Co-authored-by|: E ‹e@|x.y›")]
    [InlineData("Signed-off-by : E", "Signed-off-by| : E")]
    [InlineData("![x](http://y)", "![x]|(http:|//y)")]
    [InlineData("[x][y]", "[x]|[y]")]
    [InlineData("**b** `c` ~~d~~ a|b", "∗∗b∗∗ 'c' ∼∼d∼∼ a¦b")]
    [InlineData("__init__", "|__init__|")]
    [InlineData("a _b_ c", "a |_b_| c")]
    [InlineData("<!channel> <@U1> <script>", "‹!channel› ‹@|U1› ‹script›")]
    [InlineData("# title", "|# title")]
    [InlineData("- item", "|- item")]
    [InlineData("1. item", "|1. item")]
    public void A_value_cannot_act(string value, string expected) =>
        Render("pr_title", value).Should().Be(expected.Replace("¦", "\u00a6", StringComparison.Ordinal).Replace("|", Gap, StringComparison.Ordinal));

    [Theory]
    [InlineData("https://github.com/acme/x/pull/42", true)]
    [InlineData("https://ghe.example:8443/acme/x/pull/42", true)]
    [InlineData("https://github.com/acme/x/pull/42 @octocat", false)]
    [InlineData("javascript://x", false)]
    public void Only_the_address_of_the_pull_request_stays_a_link(string value, bool stays)
    {
        (Render("pr_url", value) == value).Should().Be(stays);
        Render("pr_title", value).Should().NotBe(value);
    }

    private static string Render(string name, string value) =>
        new MessageTemplate("${" + name + "}").Render(new Dictionary<string, string> { [name] = value });
}
