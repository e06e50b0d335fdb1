using System.Text.RegularExpressions;
using CsCheck;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class RegexPropertyTests
{
    private static readonly Gen<string> Texts = Gen.OneOfConst("a", "b", "A", "_", "-", "\n", "a", "b", "c").Array[0, 7].Select(string.Concat);

    private static readonly Gen<NaiveRegex> Leaf = Gen.OneOfConst<NaiveRegex>(
        new NaiveRegex.Character("a", c => c == 'a'),
        new NaiveRegex.Character("b", c => c == 'b'),
        new NaiveRegex.Character(".", c => c != '\n'),
        new NaiveRegex.Character("(?s:.)", _ => true),
        new NaiveRegex.Character("(?i:a)", c => c is 'a' or 'A'),
        new NaiveRegex.Character("[^a]", c => c != 'a'),
        new NaiveRegex.Character("[a-c-]", c => c is >= 'a' and <= 'c' or '-'),
        new NaiveRegex.Character(@"\w", c => char.IsAsciiLetter(c) || c == '_'),
        new NaiveRegex.Character(@"\W", c => c is '-' or '\n'),
        new NaiveRegex.Character(@"\s", c => c == '\n'),
        new NaiveRegex.Position("", (_, _) => true),
        new NaiveRegex.Position("^", (_, at) => at == 0),
        new NaiveRegex.Position("$", (text, at) => at == text.Length),
        new NaiveRegex.Position("(?m:^)", (text, at) => at == 0 || text[at - 1] == '\n'),
        new NaiveRegex.Position("(?m:$)", (text, at) => at == text.Length || text[at] == '\n'),
        new NaiveRegex.Position(@"\b", IsBoundary),
        new NaiveRegex.Position(@"\B", (text, at) => !IsBoundary(text, at)));

    [Fact]
    public void Random_expressions_match_the_texts_that_a_naive_matcher_matches()
    {
        var matched = 0;
        Gen.Select(Expressions(3), Texts.Array[8]).Sample(
            (expression, texts) =>
            {
                var pattern = Patterns.Regex(expression.Render());
                foreach (var text in texts)
                {
                    var expected = expression.IsMatch(text);
                    pattern.IsMatch(text).Should().Be(expected, $"'{pattern}' on '{text}'");
                    if (expected)
                        Interlocked.Increment(ref matched);
                }
            },
            iter: 10_000);

        matched.Should().BeInRange(10_000, 70_000, "otherwise only one answer was compared");
    }

    // .NET's backtracking engine searches leftmost-first too. What it takes for a round of a loop that reads nothing
    // differs from RE2, so no loop here has a body that may be empty; the tables have those.
    [Fact]
    public void Random_expressions_capture_what_a_backtracking_search_captures()
    {
        var captured = 0;
        Gen.Select(Capturing(3), Texts.Array[6]).Sample(
            (text, paths) =>
            {
                var pattern = Patterns.Regex(text);
                var oracle = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
                foreach (var path in paths)
                {
                    var expected = oracle.Match(path);
                    var match = pattern.Match(path);
                    (match is not null).Should().Be(expected.Success, $"'{text}' on '{path}'");
                    foreach (var name in pattern.Variables.Except(PathVariables.Names))
                    {
                        match?.Variables[name].Should().Be(expected.Groups[name].Value, $"{name} of '{text}' on '{path}'");
                        if (expected.Groups[name].Length > 0)
                            Interlocked.Increment(ref captured);
                    }
                }
            },
            iter: 5_000);

        captured.Should().BeGreaterThan(3_000, "otherwise nothing was compared");
    }

    private static Gen<NaiveRegex> Expressions(int depth)
    {
        if (depth == 0)
            return Leaf;

        var inner = Expressions(depth - 1);
        return Gen.Frequency(
            (2, Leaf),
            (4, inner.Array[2, 3].Select(items => (NaiveRegex)new NaiveRegex.Sequence(items))),
            (2, Gen.Select(inner, inner, Gen.OneOfConst("(", "(?:", "(?P<n>"), (first, second, open) => (NaiveRegex)new NaiveRegex.Either(first, second, open))),
            (2, Gen.Select(inner, Gen.Int[0, 3], Gen.OneOfConst<int?>(null, 0, 1, 2), Gen.Bool, (item, least, more, isLazy) =>
                (NaiveRegex)NaiveRegex.Counted(item, least, least + more, isLazy))));
    }

    private static Gen<string> Capturing(int depth)
    {
        var leaf = Gen.OneOfConst("a", "b", "[ab]", ".", "[^a]", "ab", "_");
        if (depth == 0)
            return leaf;

        var inner = Capturing(depth - 1);
        return Gen.Frequency(
            (2, leaf),
            (3, inner.Array[2, 3].Select(string.Concat)),
            (2, Gen.Select(inner, inner, (first, second) => $"(?:{first}|{second})")),
            (4, Gen.Select(inner, Gen.OneOfConst("x", "y", "z"), (item, name) => item.Contains($"<{name}>", StringComparison.Ordinal) ? item : $"(?<{name}>{item})")),
            (2, Gen.Select(inner, Gen.OneOfConst("+", "+?", "{2}", "{1,2}", "{1,3}?", "{2,}"), (item, symbol) => $"(?:{item}){symbol}")),
            (1, inner.Select(item => $"(?:{item})?b")),
            (1, inner.Select(item => $"(?:{item})*?b")))
            .Where(HasEachNameOnce);
    }

    private static bool HasEachNameOnce(string text) =>
        new[] { "<x>", "<y>", "<z>" }.All(name => text.IndexOf(name, StringComparison.Ordinal) == text.LastIndexOf(name, StringComparison.Ordinal));

    private static bool IsBoundary(string text, int at) =>
        (at > 0 && IsWord(text[at - 1])) != (at < text.Length && IsWord(text[at]));

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
