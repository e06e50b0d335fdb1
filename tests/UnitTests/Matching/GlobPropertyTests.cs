using CsCheck;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class GlobPropertyTests
{
    private static readonly Gen<string> Atom = Gen.OneOfConst(
        "a", "b", "a", "/", "/", "*", "**", "/**", "**/", "/**/", "?", "[ab]", "[^a]", "[!b]", @"\*", ".", @"\/");

    private static readonly Gen<string> Paths = Gen.OneOfConst("a", "b", "ab", "a.b", "*", "aab", "ba")
        .Array[1, 4].Select(segments => string.Join('/', segments));

    [Fact]
    public void Random_globs_match_the_paths_that_a_naive_matcher_matches()
    {
        var matched = 0;
        Gen.Select(Globs(2), Paths.Array[8]).Sample(
            (glob, paths) =>
            {
                var pattern = Patterns.Glob(glob);
                foreach (var path in paths)
                {
                    var expected = NaiveGlob.IsMatch(glob, path);
                    pattern.IsMatch(path).Should().Be(expected, $"'{glob}' on '{path}'");
                    if (expected)
                        Interlocked.Increment(ref matched);
                }
            },
            iter: 20_000);

        matched.Should().BeGreaterThan(5_000, "otherwise only one answer was compared");
    }

    [Fact]
    public void A_match_has_every_variable_that_the_pattern_announces() =>
        Gen.Select(Globs(1), Paths).Sample(
            (glob, path) =>
            {
                var pattern = Patterns.Glob(glob);
                var match = pattern.Match(path);
                (match is not null).Should().Be(pattern.IsMatch(path));
                match?.Variables.Keys.Should().BeEquivalentTo(pattern.Variables);
            },
            iter: 2_000);

    private static Gen<string> Globs(int depth) => depth == 0
        ? Atom.Array[0, 5].Select(string.Concat)
        : Gen.Frequency((4, Atom), (1, Globs(depth - 1).Array[1, 3].Select(parts => "{" + string.Join(',', parts) + "}")))
            .Array[0, 5].Select(string.Concat);
}
