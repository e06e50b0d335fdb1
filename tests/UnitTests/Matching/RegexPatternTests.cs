using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class RegexPatternTests
{
    [Theory]
    // Unanchored, and what the anchors mean.
    [InlineData("b", "abc", true)]
    [InlineData("^b", "abc", false)]
    [InlineData("c$", "abc", true)]
    [InlineData("c$", "abc\n", false)]
    [InlineData("(?m)c$", "abc\nd", true)]
    [InlineData("(?m)^d", "abc\nd", true)]
    [InlineData("^d", "abc\nd", false)]
    [InlineData(@"(?m)\Ad", "abc\nd", false)]
    [InlineData(@"(?m)c\z", "abc\nd", false)]
    [InlineData("^$", "", true)]
    [InlineData("", "x", true)]
    [InlineData("x*", "", true)]
    [InlineData("a^b", "ab", false)]
    [InlineData("(^|x)b", "axb", true)]
    // Dot and code points.
    [InlineData("^a.b$", "a😀b", true)]
    [InlineData("^a..b$", "a😀b", false)]
    [InlineData("a.b", "a\nb", false)]
    [InlineData("(?s)a.b", "a\nb", true)]
    [InlineData("a[^x]b", "a\nb", true)]
    [InlineData("^[😀-😂]$", "😁", true)]
    [InlineData(@"^\x{1F601}$", "😁", true)]
    [InlineData(@"^\x41\101\n$", "AA\n", true)]
    // ASCII classes.
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\w+$", "é", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^\s$", "\u00a0", false)]
    [InlineData(@"^\s$", "\v", false)]
    [InlineData(@"^[[:space:]]$", "\v", true)]
    [InlineData(@"\bé", "aé", true)]
    [InlineData(@"a\bb", "ab", false)]
    [InlineData(@"a\Bb", "ab", true)]
    [InlineData(@"\bab\b", "x ab.", true)]
    [InlineData("^[[:alpha:]]+$", "abZ", true)]
    [InlineData("^[[:alpha:]]+$", "a1", false)]
    [InlineData("^[[:^alpha:]]+$", "12", true)]
    [InlineData("^[[:word:]-]+$", "a_-1", true)]
    [InlineData("^[:alpha:]$", ":", true)]
    [InlineData(@"^[\d-z]+$", "1-z", true)]
    [InlineData(@"^[^\D]$", "5", true)]
    [InlineData(@"^[\D\d]$", "\n", true)]
    [InlineData("^[]a]+$", "]a", true)]
    [InlineData("^[^]a]$", "b", true)]
    [InlineData("^[a-]$", "-", true)]
    [InlineData("^[-a]$", "-", true)]
    // Unicode classes.
    [InlineData(@"^\pL+$", "éßΩж", true)]
    [InlineData(@"^\PL$", "1", true)]
    [InlineData(@"^\p{Greek}+$", "αβγ", true)]
    [InlineData(@"^\p{^Greek}$", "a", true)]
    [InlineData(@"^\P{^Greek}$", "α", true)]
    [InlineData(@"^[\p{Lu}\p{Nd}]+$", "A٣", true)]
    [InlineData(@"^\p{Han}+$", "漢字", true)]
    [InlineData(@"^\p{Old_Italic}$", "\U00010300", true)]
    [InlineData(@"^\p{Any}$", "😀", true)]
    // Folding.
    [InlineData("(?i)^STRASSE$", "strasse", true)]
    [InlineData("(?i)^k$", "\u212a", true)]
    [InlineData("(?i)^\u212a$", "k", true)]
    [InlineData("(?i)^s$", "ſ", true)]
    [InlineData("(?i)^ß$", "ẞ", true)]
    [InlineData("(?i)^σ$", "ς", true)]
    [InlineData("(?i)^i$", "İ", false)]
    [InlineData("(?i)^i$", "ı", false)]
    [InlineData("(?i)^[a-z]+$", "K\u212a", true)]
    [InlineData("(?i)^[^k]$", "\u212a", false)]
    [InlineData(@"(?i)^\w$", "ſ", true)]
    [InlineData(@"(?i)^\W$", "ſ", false)]
    [InlineData(@"(?i)\bſ", "ſ", false)]
    [InlineData("(?i:a)b", "Ab", true)]
    [InlineData("(?i:a)b", "AB", false)]
    [InlineData("(?i)a(?-i)b", "AB", false)]
    [InlineData("a(?i)b|c", "C", true)]
    [InlineData("(a(?i)b)c", "aBC", false)]
    // Quoting and repetition.
    [InlineData(@"^\Qa.b*\E+$", "a.b**", true)]
    [InlineData(@"^\Qa.b", "a.b", true)]
    [InlineData(@"^\Qa.b", "axb", false)]
    [InlineData("^a{2}$", "aa", true)]
    [InlineData("^a{2,}$", "a", false)]
    [InlineData("^a{2,3}$", "aaaa", false)]
    [InlineData("^a{0}$", "", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^a{01}$", "a{01}", true)]
    [InlineData("^{a}$", "{a}", true)]
    [InlineData("^(?:a*)*$", "aaa", true)]
    [InlineData("^a**?$", "", null)]
    [InlineData("^x{1000}$", "x", false)]
    [InlineData("a(?i)*b", "AAb", true)]
    public void Matches_as_re2_does(string regex, string path, bool? expected)
    {
        if (expected is null)
            PathPattern.Parse(PatternType.Regex, regex).Pattern.Should().BeNull();
        else
            Patterns.Regex(regex).IsMatch(path).Should().Be(expected.Value, $"{regex} on {path}");
    }

    [Theory]
    [InlineData("^(?P<folder>.*)/(?P<file>[^/]+)$", "a/b/c", "file=c folder=a/b")]
    [InlineData("(?<x>a|ab)(?P<y>c|bcd)?", "abcd", "x=a y=bcd")]
    [InlineData("(?P<x>a+?)(?P<y>a*)", "aaa", "x=a y=aa")]
    [InlineData("(?U)(?P<x>a+)(?P<y>a*?)", "aaa", "x=a y=aa")]
    [InlineData("(?P<x>a)|(?P<y>b)", "b", "x= y=b")]
    [InlineData("(?P<x>a)(?P<x>b)", "ab", "x=b")]
    [InlineData("(?P<x>a)|(?P<x>b)", "a", "x=")]
    [InlineData("(?P<x>a|b)*", "ab", "x=b")]
    [InlineData("(?:(?P<x>a*))*", "b", "x=")]
    [InlineData("(?P<x>a*)*", "aab", "x=aa")]
    [InlineData("(?P<x>a*)+", "aab", "x=aa")]
    [InlineData("(?P<x>a|b){2}", "ab", "x=b")]
    [InlineData("(?:(?P<x>a)|b)*", "ab", "x=a")]
    [InlineData("(?P<x>)b", "ab", "x=")]
    [InlineData("(?P<x>a??)(?P<y>a*)", "aa", "x= y=aa")]
    [InlineData("(?P<x>(?:a*)*?)(?P<y>a*)", "aa", "x= y=aa")]
    [InlineData("(?P<x>a{1,3}?)(?P<y>a*)", "aaa", "x=a y=aa")]
    [InlineData("(?:(?P<x>|a))*(?P<y>a*)", "aa", "x= y=aa")]
    [InlineData("b(?P<x>.)", "xb😀", "x=😀")]
    [InlineData(@"(?P<x>\w+)$", "a-bc", "x=bc")]
    [InlineData("(?P<x>x{0})", "b", "x=")]
    [InlineData("(?P<x>[0-9]+)/(?:v(?P<y>[0-9]+)/)?f", "12/f", "x=12 y=")]
    public void Captures_what_a_leftmost_first_search_captures(string regex, string path, string expected)
    {
        var pattern = Patterns.Regex(regex);
        var match = pattern.Match(path);

        var captured = pattern.Variables.Except(PathVariables.Names).Order().Select(name => $"{name}={match!.Variables[name]}");
        string.Join(' ', captured).Should().Be(expected);
    }

    [Fact]
    public void A_built_in_variable_wins_over_a_group_of_its_name()
    {
        var pattern = Patterns.Regex("(?P<path>a)(?P<ext>b)");

        pattern.Match("xab.c")!.Variables.Should().Contain("path", "xab.c").And.Contain("ext", "c");
        pattern.Variables.Should().BeEquivalentTo(PathVariables.Names);
        ((RegexPattern)pattern).GroupNames.Should().Equal("path", "ext");
    }
}
