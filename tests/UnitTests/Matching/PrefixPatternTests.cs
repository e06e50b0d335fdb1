using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class PrefixPatternTests
{
    [Theory]
    [InlineData("examples/", "examples/go/main.go", "examples", "go/main.go")]
    [InlineData("examples/go", "examples/go/main.go", "examples/go", "main.go")]
    [InlineData("examples/go", "examples/golang.md", "examples/go", "lang.md")]
    [InlineData("README.md", "README.md", "README.md", "")]
    [InlineData("", "a/b", "", "a/b")]
    [InlineData("ünï/", "ünï/ß", "ünï", "ß")]
    public void A_path_that_starts_with_the_text_matches(string prefix, string path, string matched, string relative)
    {
        var match = Patterns.Of(PatternType.Prefix, prefix).Match(path);

        match.Should().NotBeNull();
        match!.Variables["matched_prefix"].Should().Be(matched);
        match.Variables["relative_path"].Should().Be(relative);
    }

    [Theory]
    [InlineData("examples/", "examples-old/x")]
    [InlineData("examples/", "examples")]
    [InlineData("examples/", "Examples/x")]
    [InlineData("examples/", "old/examples/x")]
    [InlineData("/examples", "examples/x")]
    [InlineData("é", "e\u0301")]
    public void Any_other_path_does_not_match(string prefix, string path)
    {
        var pattern = Patterns.Of(PatternType.Prefix, prefix);

        pattern.IsMatch(path).Should().BeFalse();
        pattern.Match(path).Should().BeNull();
    }
}
