using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class PathVariablesTests
{
    [Theory]
    [InlineData("a/b/main.go", "main.go", "main", "a/b", "go")]
    [InlineData("main.go", "main.go", "main", "", "go")]
    [InlineData("a/archive.tar.gz", "archive.tar.gz", "archive.tar", "a", "gz")]
    [InlineData("Makefile", "Makefile", "Makefile", "", "")]
    [InlineData("a/.gitignore", ".gitignore", ".gitignore", "a", "")]
    [InlineData(".eslintrc.json", ".eslintrc.json", ".eslintrc", "", "json")]
    [InlineData("..x", "..x", "..x", "", "")]
    [InlineData("a.d/README", "README", "README", "a.d", "")]
    [InlineData("end.", "end.", "end", "", "")]
    public void Every_match_yields_the_parts_of_the_path(string path, string filename, string name, string dir, string ext)
    {
        foreach (var pattern in new[] { Patterns.Of(PatternType.Prefix, ""), Patterns.Glob("**"), Patterns.Regex(".") })
        {
            pattern.Variables.Should().Contain(PathVariables.Names);
            pattern.Match(path)!.Variables.Should()
                .Contain("path", path).And.Contain("filename", filename).And.Contain("name", name).And.Contain("dir", dir).And.Contain("ext", ext);
        }
    }

    [Fact]
    public void Patterns_are_equal_by_kind_and_text()
    {
        var glob = Patterns.Glob("a");

        glob.Should().Be(Patterns.Glob("a")).And.NotBe(Patterns.Glob("b")).And.NotBe(Patterns.Regex("a"));
        glob.GetHashCode().Should().Be(Patterns.Glob("a").GetHashCode());
        glob.ToString().Should().Be("a");
    }
}
