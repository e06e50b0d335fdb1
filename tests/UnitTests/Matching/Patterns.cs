using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

internal static class Patterns
{
    public static PathPattern Of(PatternType type, string text)
    {
        var result = PathPattern.Parse(type, text);
        result.Error.Should().BeNull($"'{text}' is a {type} pattern");
        return result.Pattern!;
    }

    public static PathPattern Glob(string text) => Of(PatternType.Glob, text);

    public static PathPattern Regex(string text) => Of(PatternType.Regex, text);

    public static PatternError ErrorOf(PatternType type, string text)
    {
        var result = PathPattern.Parse(type, text);
        result.Pattern.Should().BeNull($"'{text}' is no {type} pattern");
        return result.Error!;
    }
}
