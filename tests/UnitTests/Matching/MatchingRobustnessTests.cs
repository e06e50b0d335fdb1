using CsCheck;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class MatchingRobustnessTests
{
    private static readonly Gen<string> Syntax = Gen.OneOfConst(
        "(", ")", "(?", "(?P<n>", "(?:", "(?i)", "[", "]", "[^", "[[:alpha:]]", "{", "}", ",", "{2,3}", "{1000}", "*", "**", "+", "?", "|", "^", "$", ".", "\\",
        @"\Q", @"\E", @"\p{", @"\pL", @"\x{", @"\x41", @"\b", @"\d", @"\1", "a", "b", "/", "-", ":", "!", "😀", "\ud83d", "\udc00", "\0", "\n", "ß", "${", "}").Array[0, 12].Select(string.Concat);

    private static readonly Gen<string> Anything = Gen.Frequency((5, Syntax), (1, Gen.String[Gen.Char, 0, 20]));

    [Fact]
    public void No_text_makes_reading_or_matching_throw() =>
        Gen.Select(Gen.Enum<PatternType>(), Anything, Anything).Sample(
            (type, text, path) =>
            {
                var result = PathPattern.Parse(type, text);
                (result.Pattern is null).Should().Be(result.Error is not null);
                result.Error?.Offset.Should().BeInRange(0, text.Length);
                result.Error?.Message.Should().NotBeNullOrWhiteSpace();
                if (result.Pattern is { } pattern)
                    (pattern.Match(path)?.Variables.Count ?? pattern.Variables.Count).Should().Be(pattern.Variables.Count);
            },
            iter: 30_000);

    [Fact]
    public void No_text_makes_a_template_throw_and_what_it_renders_is_safe() =>
        Gen.Select(Anything, Anything).Sample(
            (text, value) =>
            {
                var values = new Dictionary<string, string> { ["a"] = value, ["b"] = value };
                _ = new MessageTemplate(text + "${a}").Render(values);
                if (PathTemplate.Parse("x/${a}" + text).Template is { } template && template.Render(values).Path is { } path)
                    RepositoryPath.TryParse(path.Value, out _, out _).Should().BeTrue();
            },
            iter: 10_000);

    [Fact]
    public void A_rendered_message_holds_no_line_break_mention_or_reference_of_a_value() =>
        Gen.OneOfConst("@", "#", "1", "a", "-", "GH-", "\n", "\u202e", "[", "]", "(", "skip ci", "<", "_", " ", "://", "&", ";", ":").Array[0, 10].Select(string.Concat).Sample(
            value => new MessageTemplate("${v}").Render(new Dictionary<string, string> { ["v"] = value }).Should()
                .NotMatchRegex(@"[\p{Cc}\u202e<>]|@[a-z0-9]|#\d|(?<![a-zA-Z0-9_])GH-\d|://|\]\(|\[skip ci|^[#-]"),
            iter: 10_000);
}
