using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>The Unicode scripts, which .NET has no table of.</summary>
internal static partial class UnicodeScripts
{
    private const int Base = 36;

    private static readonly Lazy<Dictionary<string, string>> ByName = new(() => Data
        .Split(';')
        .Select(record => record.Split(':'))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase));

    /// <summary>The script with that name, written without underscores, or null.</summary>
    public static CodePointSet? Find(string name) => ByName.Value.TryGetValue(name, out var ranges) ? Decode(ranges) : null;

    private static CodePointSet Decode(string text)
    {
        var ranges = new List<(int Low, int High)>();
        var last = 0;
        foreach (var range in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var plus = range.IndexOf('+', StringComparison.Ordinal);
            var low = last + Number(plus < 0 ? range : range[..plus]);
            last = plus < 0 ? low : low + Number(range[(plus + 1)..]);
            ranges.Add((low, last));
        }

        return CodePointSet.Of([.. ranges]);
    }

    private static int Number(string digits) =>
        digits.Aggregate(0, (value, digit) => (value * Base) + (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10));
}
