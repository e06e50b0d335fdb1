using System.Text;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class RegexErrorTests
{
    [Theory]
    [InlineData("a(b", 1, "never closed")]
    [InlineData("a(b(c)", 1, "never closed")]
    [InlineData("a)b", 1, "closes nothing")]
    [InlineData("a[b", 1, "never closed")]
    [InlineData("[]", 0, "never closed")]
    [InlineData(@"[a\]", 0, "never closed")]
    [InlineData("[z-a]", 1, "swap its ends")]
    [InlineData(@"[a-\d]", 3, @"no escape \d")]
    [InlineData("[[:foo:]]", 1, "[:foo:]")]
    [InlineData("*a", 0, "nothing before this *")]
    [InlineData("a|*", 2, "nothing before this *")]
    [InlineData("(+)", 1, "nothing before this +")]
    [InlineData("{2}", 0, "nothing before this {")]
    [InlineData("a**", 2, "directly after another")]
    [InlineData("a+?*", 3, "directly after another")]
    [InlineData("a{2}{3}", 4, "directly after another")]
    [InlineData("a??+", 3, "directly after another")]
    [InlineData("a{1001}", 1, "at most 1,000")]
    [InlineData("a{5,1001}", 1, "at most 1,000")]
    [InlineData("a{99999999999}", 1, "at most 1,000")]
    [InlineData("a{3,2}", 1, "n not above m")]
    [InlineData("(?:a{1000}){2}", 11, "1,000 copies")]
    [InlineData("((a{10}){11}){10}", 13, "1,000 copies")]
    [InlineData("x(?=a)", 1, "look-ahead")]
    [InlineData("x(?!a)", 1, "look-ahead")]
    [InlineData("(?<=a)x", 0, "look-behind")]
    [InlineData("(?<!a)x", 0, "look-behind")]
    [InlineData("(?>a)", 0, "atomic")]
    [InlineData("(?#a)", 0, "comments")]
    [InlineData("(?P=n)", 0, "back-references")]
    [InlineData("(a)\\1", 3, "back-references")]
    [InlineData(@"\8", 0, "back-references")]
    [InlineData(@"\k<n>", 0, "back-references")]
    [InlineData("(?i", 0, "kind of group")]
    [InlineData("(?", 0, "kind of group")]
    [InlineData("(?x)a", 0, "kind of group")]
    [InlineData("(?i-)a", 0, "kind of group")]
    [InlineData("(?--i)a", 0, "kind of group")]
    [InlineData("(?'n'a)", 0, "kind of group")]
    [InlineData("(?P<n", 5, "group name")]
    [InlineData("(?P<>a)", 4, "group name")]
    [InlineData("(?<a b>c)", 4, "group name")]
    [InlineData("(?P<n-m>a)", 5, "group name")]
    [InlineData("(?P<é>a)", 4, "group name")]
    [InlineData("a\\", 1, @"write \\")]
    [InlineData(@"\Z", 0, @"\z")]
    [InlineData(@"\C", 0, @"\C")]
    [InlineData(@"\y", 0, "without the")]
    [InlineData(@"\é", 0, "without the")]
    [InlineData(@"[\b]", 1, "cannot stand here")]
    [InlineData(@"\x1", 0, "hexadecimal")]
    [InlineData(@"\x{}", 0, "hexadecimal")]
    [InlineData(@"\x{110000}", 0, "hexadecimal")]
    [InlineData(@"\x{12", 0, "hexadecimal")]
    [InlineData(@"\pX", 0, "'X'")]
    [InlineData(@"a\p{Klingon}", 1, "'Klingon'")]
    [InlineData(@"\p{Greek", 0, "missing")]
    [InlineData(@"\p", 0, "missing")]
    public void What_re2_refuses_is_refused_at_its_place_with_what_to_do(string regex, int offset, string words)
    {
        var error = Patterns.ErrorOf(PatternType.Regex, regex);

        error.Message.Should().Contain(words);
        error.Offset.Should().Be(offset);
    }

    [Theory]
    [InlineData("a{1000}")]
    [InlineData("(?:a{10}){100}")]
    [InlineData("(?:(?:a{10}){10}){10}")]
    [InlineData("(?:a{1000}){0}")]
    [InlineData("(?:a{1000})*")]
    [InlineData(@"\pL{1000}")]
    [InlineData("(?i)(?s)(?U)(?m)a(?-imsU:b)")]
    [InlineData("a|b|")]
    [InlineData("()|(|)")]
    [InlineData("(?:)*")]
    [InlineData("^*$+")]
    [InlineData(@"\_\-\!\#\/")]
    [InlineData("a{,5}")]
    [InlineData("a{5,x}")]
    [InlineData("[[:alpha]")]
    [InlineData(@"\p{letter}\p{uppercase_letter}\p{LC}\p{Assigned}\p{ascii}")]
    [InlineData(@"\0\07\377\x00\x{10ffff}")]
    public void What_re2_takes_is_taken(string regex) => Patterns.Regex(regex);

    [Fact]
    public void Groups_may_lie_as_deep_inside_each_other_as_go_allows_and_no_deeper()
    {
        Patterns.Regex(Nested(999));
        Patterns.ErrorOf(PatternType.Regex, Nested(1000)).Message.Should().Contain("nested more than 1,000");
        Patterns.ErrorOf(PatternType.Regex, new string('(', 200_000)).Message.Should().Contain("never closed");
    }

    [Fact]
    public void The_deepest_expressions_run_on_a_small_stack()
    {
        var pattern = Patterns.Regex(string.Concat(Enumerable.Repeat("(?:x(a|", 240)) + "b" + string.Concat(Enumerable.Repeat(")?)", 240)));
        var matches = false;
        var thread = new Thread(() => matches = pattern.IsMatch("xxxb") && pattern.Match("xa") is not null, maxStackSize: 512 * 1024);

        thread.Start();
        thread.Join();

        matches.Should().BeTrue();
    }

    [Fact]
    public void An_expression_larger_than_the_budget_of_re2_is_refused()
    {
        Patterns.Regex(Repeated("[a-z]{1000}", 80)).IsMatch("no").Should().BeFalse();
        Patterns.ErrorOf(PatternType.Regex, Repeated("[a-z]{1000}", 90)).Message.Should().Contain("too large");
    }

    [Theory]
    [InlineData(PatternType.Glob)]
    [InlineData(PatternType.Regex)]
    public void Half_a_surrogate_pair_is_refused_where_it_stands(PatternType type) =>
        Patterns.ErrorOf(type, "ab\ud800c").Offset.Should().Be(2);

    private static string Nested(int depth) => new string('(', depth) + "a" + new string(')', depth);

    private static string Repeated(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
