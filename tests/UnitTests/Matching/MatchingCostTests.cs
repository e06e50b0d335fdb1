using System.Text;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

/// <summary>Cost in counts, never in time: each character is looked up once, and builds at most one state when it is new.</summary>
public sealed class MatchingCostTests
{
    [Theory]
    [InlineData("(a|b)*a(a|b){14}c")]
    [InlineData("(?:[ab]{1,20}c?){1,20}d")]
    [InlineData("(a*)*(a*)*(b|a)*c")]
    [InlineData("(?:a?){300}a{300}c")]
    [InlineData(@"(?i)(?:\pL|\b|b)*(?:[^c]+)*d\z")]
    public void A_text_builds_at_most_one_state_for_each_of_its_characters(string regex)
    {
        var pattern = (RegexPattern)PathPattern.Parse(PatternType.Regex, regex).Pattern!;
        var text = Scrambled(5_000);

        pattern.IsMatch(text).Should().BeFalse();

        pattern.Automaton.StatesBuilt.Should().BeInRange(1, text.Length + 1);
    }

    [Fact]
    public void A_text_that_was_seen_before_builds_no_state()
    {
        var pattern = (RegexPattern)PathPattern.Parse(PatternType.Regex, "(x|y)[a-m]*(ab|ba){3}$|seen-before").Pattern!;
        pattern.IsMatch("xabababy");
        var states = pattern.Automaton.StatesBuilt;

        pattern.IsMatch("xabababy");

        pattern.Automaton.StatesBuilt.Should().Be(states);
    }

    [Fact]
    public void Braces_are_not_expanded()
    {
        // 3^200 alternatives, and 200 levels inside each other.
        var wide = (GlobPattern)Patterns.Glob(Repeat("{a,b,c*}", 200) + "x");
        var deep = (GlobPattern)Patterns.Glob(Repeat("{a,", 200) + "b" + Repeat("}", 200));

        wide.IsMatch(Repeat("abc", 100) + "y").Should().BeFalse();
        wide.IsMatch(Repeat("abc", 100) + "x").Should().BeTrue();
        deep.IsMatch("b").Should().BeTrue();

        wide.Automaton.InstructionCount.Should().BeLessThan(8 * wide.Text.Length);
        deep.Automaton.InstructionCount.Should().BeLessThan(8 * deep.Text.Length);
        wide.Automaton.StatesBuilt.Should().BeLessThan(1_000);
    }

    [Theory]
    [InlineData("*a*a*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("**/a/**/a/**/a/**/a/**/a/**/b")]
    [InlineData("{a,a/**,**/a}{/a,/**,}/**/{*a*,*a*a}/b")]
    public void A_glob_builds_at_most_one_state_for_each_character(string glob)
    {
        var pattern = (GlobPattern)Patterns.Glob(glob);
        var path = Repeat("a/aa/a/", 600) + "a/xb";

        pattern.IsMatch(path);

        pattern.Automaton.StatesBuilt.Should().BeLessThanOrEqualTo(path.Length + 1);
    }

    [Fact]
    public void Captures_take_memory_by_the_text_and_not_by_the_number_of_groups_times_threads()
    {
        var pattern = Patterns.Regex(string.Concat(Enumerable.Range(0, 400).Select(i => $"(?P<g{i}>a?)")) + "b");

        var match = pattern.Match(Repeat("a", 400) + "b");

        match!.Variables["g0"].Should().Be("a");
        match.Variables["g399"].Should().Be("a");
    }

    [Theory]
    [InlineData(PatternType.Prefix, "examples/go/")]
    [InlineData(PatternType.Glob, "examples/**/*.{go,mod}")]
    [InlineData(PatternType.Glob, "**/x{1,2}/é*")]
    [InlineData(PatternType.Regex, @"^examples/(?P<lang>\w+)/(?P<rest>.+)\.go$")]
    [InlineData(PatternType.Regex, @"(?i)\bnode_modules\b|[0-9]{4}-é")]
    public void A_path_that_does_not_match_allocates_nothing(PatternType type, string text)
    {
        var pattern = Patterns.Of(type, text);
        string[] paths = ["examples/java/Main.java", "examples", "docs/😀/ünï.go.txt", "node_module/2024-e"];
        var allocated = long.MaxValue;

        // The first rounds build the states; what the runtime itself allocates now and then does not come back in each round.
        for (var round = 0; round < 20 && allocated > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var matches = 0;
            foreach (var path in paths)
                matches += pattern.Match(path) is null ? 0 : 1;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            matches.Should().Be(0);
        }

        allocated.Should().Be(0);
    }

    [Fact]
    public void Many_threads_may_use_one_pattern_while_it_learns()
    {
        var pattern = PathPattern.Parse(PatternType.Regex, "(?:[ab]{1,9}c?){1,9}d|many-threads").Pattern!;
        var texts = Enumerable.Range(0, 64).Select(i => Scrambled(50 + i) + (i % 2 == 0 ? "d" : "e")).ToArray();

        var answers = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(text => pattern.IsMatch(text)).ToArray();

        answers.Should().Equal(texts.Select(text => text.EndsWith('d')));
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Scrambled(int length)
    {
        var text = new StringBuilder(length);
        for (uint i = 0, state = 1; i < length; i++)
            text.Append("ab"[(int)((state = (state * 1_664_525) + 1_013_904_223) >> 31)]);
        return text.ToString();
    }
}
