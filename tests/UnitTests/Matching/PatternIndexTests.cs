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

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public void A_path_asks_only_patterns_that_begin_as_it_does_however_many_others_there_are(int others)
    {
        var asked = new List<string>();
        var patterns = Enumerable.Range(0, others).Select(i => $"other-{i}/").Concat(["examples/", "examples/go/", "examples/go/alt/", ""]);
        var index = new PatternIndex([.. patterns.Select(prefix => new AskedPattern(prefix, asked))]);

        index.Match("examples/go/main.go").Should().Equal(others, others + 1, others + 3);

        asked.Should().BeEquivalentTo("examples/", "examples/go/", "");
    }

    [Fact]
    public void Adds_to_what_the_list_holds_already()
    {
        var index = new PatternIndex([Patterns.Of(PatternType.Prefix, "a/"), Patterns.Of(PatternType.Prefix, "b/"), Patterns.Of(PatternType.Prefix, "")]);
        List<int> found = [7];

        index.Match("a/x", found);

        found.Should().Equal(7, 0, 2);
    }

    /// <summary>A prefix that tells when it is asked.</summary>
    private sealed record AskedPattern(string Prefix, List<string> Asked) : PathPattern(PatternType.Prefix, Prefix)
    {
        public override IReadOnlySet<string> Variables { get; } = new HashSet<string>();

        public override string RequiredPrefix => Prefix;

        public override string RequiredSuffix => "";

        public override bool IsMatch(string path)
        {
            Asked.Add(Prefix);
            return path.StartsWith(Prefix, StringComparison.Ordinal);
        }

        private protected override void Capture(string path, Dictionary<string, string> variables)
        {
        }
    }
}
