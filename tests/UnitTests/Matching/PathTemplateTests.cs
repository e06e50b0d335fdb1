using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class PathTemplateTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["relative_path"] = "go/main.go",
        ["dir"] = "",
        ["name"] = "main",
        ["ext"] = "go",
        ["tricky"] = "${name}",
        ["up"] = "../../etc",
        ["git"] = ".GIT ",
        ["slashes"] = "//a//b//",
        ["back"] = "a\\b",
        ["tab"] = "a\tb",
    };

    [Theory]
    [InlineData("code/${relative_path}", "code/go/main.go")]
    [InlineData("${name}.${ext}", "main.go")]
    [InlineData("code/${dir}/${name}", "code/main")]
    [InlineData("${dir}/${name}", "main")]
    [InlineData("/code//x/${name}", "code/x/main")]
    [InlineData("${slashes}${name}", "a/b/main")]
    [InlineData("plain.txt", "plain.txt")]
    [InlineData("$name/{x}/$${name}", "$name/{x}/$main")]
    [InlineData("${name}}", "main}")]
    [InlineData("a/${tricky}", "a/${name}")]
    public void Values_are_put_in_once_and_extra_slashes_removed(string template, string expected)
    {
        var result = Template(template).Render(Values);

        result.Refusal.Should().BeNull();
        result.Path!.Value.Should().Be(expected);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("${dir}", "empty")]
    [InlineData("/", "empty")]
    [InlineData("code/${dir}", "ends with a slash")]
    [InlineData("code/${up}", "leads to another folder")]
    [InlineData("code/${git}/x", "take for '.git'")]
    [InlineData("code/${back}", "backslash")]
    [InlineData("code/${tab}", @"\u0009")]
    [InlineData("code/${nme}", "There is no variable ${nme} here; known are")]
    [InlineData("code/${}", "There is no variable ${} here")]
    [InlineData("code/${Name}", "There is no variable ${Name} here")]
    public void A_path_that_must_not_be_written_is_refused(string template, string words)
    {
        var result = Template(template).Render(Values);

        result.Path.Should().BeNull();
        result.Refusal.Should().Contain(words);
    }

    [Theory]
    [InlineData("a/${b", 2)]
    [InlineData("${", 0)]
    [InlineData("${a}/${b", 5)]
    public void A_variable_that_is_never_closed_is_an_error_at_its_place(string template, int offset)
    {
        var result = PathTemplate.Parse(template);

        result.Template.Should().BeNull();
        result.Error!.Offset.Should().Be(offset);
        result.Error.Message.Should().Contain("add the }");
    }

    [Theory]
    [InlineData("code/${a}/${b}${a}", "code/", "a,b")]
    [InlineData("${a}x", "", "a")]
    [InlineData("//.github//x/${a}", ".github/x/", "a")]
    [InlineData("plain", "plain", "")]
    public void The_variables_and_the_literal_beginning_are_known_without_values(string template, string prefix, string names)
    {
        Template(template).LiteralPrefix.Should().Be(prefix);
        string.Join(',', Template(template).VariableNames).Should().Be(names);
    }

    private static PathTemplate Template(string text) => PathTemplate.Parse(text).Template!;
}
