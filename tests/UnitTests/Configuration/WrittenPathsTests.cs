using CsCheck;
using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Configuration;

public sealed class WrittenPathsTests
{
    private static readonly Gen<string> Segment = Gen.OneOfConst("a", "b", "A", "a.go", "b.py");

    private static readonly Gen<(PatternType, string)> Patterns = Gen.OneOf(
        Segment.Array[1, 2].Select(parts => (PatternType.Prefix, string.Join('/', parts))),
        Segment.Select(part => (PatternType.Prefix, part + "/")),
        Segment.Select(part => (PatternType.Glob, part + "/**")),
        Gen.OneOfConst((PatternType.Glob, "**/*.go"), (PatternType.Glob, "**/*.py"), (PatternType.Glob, "*/b"), (PatternType.Glob, "a/{a,b}*")),
        Gen.OneOfConst((PatternType.Regex, "^a/(?P<x>.*)$"), (PatternType.Regex, "^(?P<x>[ab])/.*go$"), (PatternType.Regex, "(?P<x>b)"), (PatternType.Regex, "(?i)^A")));

    private static readonly Gen<string> Templates = Gen.OneOfConst(
        "a/", "b/", "A", "/", "//", "go", ".go", "${path}", "${filename}", "${name}", "${dir}", "${ext}", "${relative_path}", "${matched_prefix}", "${matched_pattern}", "${x}")
        .Array[1, 4].Select(string.Concat);

    private static readonly Gen<string> Paths = Segment.Array[1, 3].Select(parts => string.Join('/', parts));

    [Theory]
    [InlineData("go/", "code/go/${relative_path}", "py/", "code/py/${relative_path}", false)]
    [InlineData("go/", "code/${relative_path}", "py/", "code/${relative_path}", true)]
    [InlineData("go/", "code/${path}", "py/", "code/${path}", false)]
    [InlineData("go/", "code/${path}", "py/", "code/${relative_path}", true)]
    [InlineData("go/", "${dir}/x", "py/", "${dir}/x", false)]
    [InlineData("go/", "${matched_prefix}-docs/${relative_path}", "py/", "${matched_prefix}-docs/${relative_path}", false)]
    [InlineData("go/", "${name}.go", "py/", "${name}.py", false)]
    [InlineData("go/", "Code/${name}", "py/", "code/${name}", true)]
    [InlineData("go/", "/code//${name}", "py/", "code/${filename}", true)]
    [InlineData("go/", "${ext}/x.md", "py/", "x.md", true)]
    public void Of_two_folders_meet_or_not(string first, string firstTemplate, string second, string secondTemplate, bool meet)
    {
        var one = WrittenPaths.Of(Pattern(PatternType.Prefix, first), Template(firstTemplate));
        var two = WrittenPaths.Of(Pattern(PatternType.Prefix, second), Template(secondTemplate));

        one.MayMeet(two).Should().Be(meet);
        two.MayMeet(one).Should().Be(meet);
    }

    [Fact]
    public void Of_a_root_that_a_prefix_reaches_have_no_folder() =>
        WrittenPaths.Of(Pattern(PatternType.Prefix, "a"), Template("d/${dir}/x"))
            .MayMeet(WrittenPaths.Of(Pattern(PatternType.Prefix, "q/"), Template("d/x"))).Should().BeTrue();

    [Fact]
    public void Of_a_file_name_end_in_no_folder() =>
        WrittenPaths.Of(Pattern(PatternType.Glob, "**/a/b.py"), Template("d/${filename}"))
            .MayMeet(WrittenPaths.Of(Pattern(PatternType.Prefix, "q/"), Template("d/b.py"))).Should().BeTrue();

    [Fact]
    public void Of_two_extensions_never_meet()
    {
        var go = WrittenPaths.Of(Pattern(PatternType.Glob, "**/*.go"), Template("code/${path}"));
        var python = WrittenPaths.Of(Pattern(PatternType.Glob, "**/*.py"), Template("code/${path}"));

        go.MayMeet(python).Should().BeFalse();
    }

    [Fact]
    public void That_are_equal_but_for_case_are_never_missed() =>
        Gen.Select(Patterns, Templates, Paths, Patterns, Templates, Paths).Sample(
            (pattern, template, path, otherPattern, otherTemplate, otherPath) =>
            {
                var (one, two) = (Pattern(pattern.Item1, pattern.Item2), Pattern(otherPattern.Item1, otherPattern.Item2));
                var (written, otherWritten) = (Write(one, template, path), Write(two, otherTemplate, otherPath));
                var same = written is not null && string.Equals(written, otherWritten, StringComparison.OrdinalIgnoreCase);
                return !same || WrittenPaths.Of(one, Template(template)).MayMeet(WrittenPaths.Of(two, Template(otherTemplate)));
            },
            iter: 50_000);

    private static PathPattern Pattern(PatternType type, string text) => PathPattern.Parse(type, text).Pattern!;

    private static PathTemplate Template(string text) => PathTemplate.Parse(text).Template!;

    private static string? Write(PathPattern pattern, string template, string path) =>
        pattern.Match(path) is { } match ? Template(template).Render(match.Variables).Path?.Value : null;
}
