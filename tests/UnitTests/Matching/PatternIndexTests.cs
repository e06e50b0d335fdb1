using CsCheck;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class PatternIndexTests
{
    private static readonly Gen<string> Text = Gen.OneOfConst("a", "b", "/", "ab", "a/", "b/a", "é", "😀").Array[0, 4].Select(string.Concat);

    private static readonly Gen<PathPattern> Pattern = Gen.OneOf(
        Text.Select(text => Patterns.Of(PatternType.Prefix, text)),
        Gen.Select(Text, Gen.OneOfConst("", "*", "/**", "{a,b}")).Select(pair => Patterns.Glob(pair.Item1 + pair.Item2)),
        Gen.Select(Gen.OneOfConst("", "^"), Text, Gen.OneOfConst("", "$", "[^/]*")).Select(parts => Patterns.Regex(parts.Item1 + parts.Item2 + parts.Item3)));

    [Fact]
    public void Finds_what_trying_every_pattern_finds_and_in_their_order() =>
        Gen.Select(Pattern.Array[0, 30], Text.Array[5]).Sample(
            (patterns, paths) =>
            {
                var index = new PatternIndex(patterns);
                foreach (var path in paths)
                {
                    var expected = Enumerable.Range(0, patterns.Length).Where(i => patterns[i].IsMatch(path));
                    index.Match(path).Should().Equal(expected, $"of the patterns that match '{path}'");
                }
            },
            iter: 3_000);

    [Fact]
    public void Adds_to_what_the_list_holds_already()
    {
        var index = new PatternIndex([Patterns.Of(PatternType.Prefix, "a/"), Patterns.Of(PatternType.Prefix, "b/"), Patterns.Of(PatternType.Prefix, "")]);
        List<int> found = [7];

        index.Match("a/x", found);

        found.Should().Equal(7, 0, 2);
    }
}
