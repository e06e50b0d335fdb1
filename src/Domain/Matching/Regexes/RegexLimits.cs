using System.Globalization;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>The limits that RE2 sets itself, so that no pattern takes much memory or much time per character.</summary>
internal static class RegexLimits
{
    /// <summary>The largest count in <c>x{n,m}</c>, and of the product of counts inside each other.</summary>
    public const int MaxRepeat = 1000;

    /// <summary>Instructions that fit RE2's default budget of 8 MiB (two thirds of it for the forward program, a quarter of that for instructions of 16 bytes).</summary>
    public const int MaxSize = (8 << 20) * 2 / 3 / 4 / 16;

    /// <summary>The depth at which Go's parser stops.</summary>
    public const int MaxHeight = 1000;

    /// <summary>Ranges in all character classes together; about 6,000 times <c>\pL</c>.</summary>
    public const int MaxRanges = 4 << 20;

    /// <summary>Why the node is too much, or null.</summary>
    public static string? Exceeded(RegexNode node) => node switch
    {
        { Size: > MaxSize } => string.Create(CultureInfo.InvariantCulture,
            $"The expression is too large: with its repetitions written out it has more than {MaxSize:N0} parts. Use smaller counts or split the rule."),
        { Height: > MaxHeight } => string.Create(CultureInfo.InvariantCulture,
            $"The expression is nested more than {MaxHeight:N0} levels deep. Use fewer groups inside each other."),
        _ => null,
    };
}
