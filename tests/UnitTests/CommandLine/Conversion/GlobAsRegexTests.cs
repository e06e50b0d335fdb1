using CsCheck;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Infrastructure.Yaml.Conversion;

namespace ExamplesCopier.UnitTests.CommandLine.Conversion;

public sealed class GlobAsRegexTests
{
    private static readonly Gen<string> Atom = Gen.OneOfConst(
        "a", "b", "a", "/", "/", "*", "**", "/**", "**/", "/**/", "?", "[ab]", "[^a]", "[!b]", "[.-0]", "[a-c]", @"[\]a]", @"\*", ".", @"\/", @"\{", "+", "ü", "😀", "[ü-😀]", "***");

    private static readonly Gen<string> Paths = Gen.OneOfConst("a", "b", "ab", "a.b", "*", "aab", "ba", "a+", "{", "ü", "😀a", "]")
        .Array[1, 4].Select(segments => string.Join('/', segments));

    [Theory]
    [InlineData("**/.env", @"(^|/)\.env$")]
    [InlineData("**/node_modules/**", "(^|/)node_modules(/|$)")]
    [InlineData("**/*.pyc", @"(^|/)[^/]*\.pyc$")]
    [InlineData("docs/**/draft-?.md", @"^docs/(.*/)?draft-[^/]\.md$")]
    [InlineData("a/[!b-d]*", "^a/[^/b-d][^/]*$")]
    [InlineData("**", "^")]
    public void A_glob_becomes_an_expression_that_people_can_read(string glob, string regex) =>
        GlobAsRegex.Translate(glob).Should().Equal(regex);

    [Fact]
    public void Braces_become_several_expressions() =>
        GlobAsRegex.Translate("{a,b{c,d}}/x").Should().Equal("^a/x$", "^bc/x$", "^bd/x$");

    [Theory]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("")]
    public void A_glob_that_matches_no_path_becomes_nothing(string glob) => GlobAsRegex.Translate(glob).Should().BeEmpty();

    [Fact]
    public void Too_many_alternatives_are_refused_before_they_are_written_out() =>
        GlobAsRegex.Translate(string.Concat(Enumerable.Repeat("{a,b,c,d}", 30))).Should().BeNull();

    [Fact]
    public void The_expressions_match_the_paths_that_the_glob_matches()
    {
        var matched = 0;
        Gen.Select(Globs(2), Paths.Array[8]).Sample(
            (glob, paths) =>
            {
                if (GlobAsRegex.Translate(glob) is not { } regexes)
                {
                    return;
                }

                var pattern = PathPattern.Parse(PatternType.Glob, glob).Pattern!;
                var patterns = regexes.Select(regex => PathPattern.Parse(PatternType.Regex, regex).Pattern!).ToList();
                foreach (var path in paths)
                {
                    var expected = pattern.IsMatch(path);
                    patterns.Any(each => each.IsMatch(path)).Should().Be(expected, $"'{glob}' became {string.Join(" or ", regexes)}, for '{path}'");
                    if (expected)
                    {
                        Interlocked.Increment(ref matched);
                    }
                }
            },
            iter: 20_000);

        matched.Should().BeGreaterThan(2_000, "otherwise only one answer was compared");
    }

    private static Gen<string> Globs(int depth) => depth == 0
        ? Atom.Array[0, 5].Select(string.Concat)
        : Gen.Frequency((4, Atom), (1, Globs(depth - 1).Array[1, 3].Select(parts => "{" + string.Join(',', parts) + "}")))
            .Array[0, 5].Select(string.Concat);
}
