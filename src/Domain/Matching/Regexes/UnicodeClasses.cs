using System.Collections.Concurrent;
using System.Globalization;
using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>The classes of <c>\p{…}</c>: general categories, scripts, <c>Any</c>, <c>Assigned</c> and <c>ASCII</c>.</summary>
internal static class UnicodeClasses
{
    private static readonly ConcurrentDictionary<string, CodePointSet?> Known = new(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, UnicodeCategory[]> Categories = BuildCategories();

    /// <summary>The class, whatever the case of the name and whatever spaces, hyphens and underscores are in it; or null.</summary>
    public static CodePointSet? Find(string name)
    {
        var canonical = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return canonical.Length > 40 ? null : Known.TryGetValue(canonical, out var known) ? known : Remember(canonical);
    }

    // Only what exists is remembered, so that wrong names cannot fill the memory.
    private static CodePointSet? Remember(string name)
    {
        var found = Build(name);
        if (found is not null)
            Known[name] = found;
        return found;
    }

    private static CodePointSet? Build(string name)
    {
        if (name.Equals("Any", StringComparison.OrdinalIgnoreCase))
            return CodePointSet.All;
        if (name.Equals("ASCII", StringComparison.OrdinalIgnoreCase))
            return CodePointSet.Of((0, 0x7F));
        if (name.Equals("Assigned", StringComparison.OrdinalIgnoreCase))
            return OfCategories([UnicodeCategory.OtherNotAssigned]).Negate();
        return Categories.TryGetValue(name, out var categories) ? OfCategories(categories) : UnicodeScripts.Find(name);
    }

    private static CodePointSet OfCategories(UnicodeCategory[] categories)
    {
        var ranges = new List<(int Low, int High)>();
        for (var c = 0; c <= CodePointSet.MaxCodePoint; c++)
        {
            if (!categories.Contains(CharUnicodeInfo.GetUnicodeCategory(c)))
                continue;
            if (ranges.Count > 0 && ranges[^1].High == c - 1)
                ranges[^1] = (ranges[^1].Low, c);
            else
                ranges.Add((c, c));
        }

        return CodePointSet.Of([.. ranges]);
    }

    private static Dictionary<string, UnicodeCategory[]> BuildCategories()
    {
        // In the order of UnicodeCategory, with the long names that Unicode gives them.
        var names = (
            "Lu UppercaseLetter,Ll LowercaseLetter,Lt TitlecaseLetter,Lm ModifierLetter,Lo OtherLetter,Mn NonspacingMark,Mc SpacingMark,Me EnclosingMark,"
            + "Nd DecimalNumber,Nl LetterNumber,No OtherNumber,Zs SpaceSeparator,Zl LineSeparator,Zp ParagraphSeparator,Cc Control,Cf Format,Cs Surrogate,"
            + "Co PrivateUse,Pc ConnectorPunctuation,Pd DashPunctuation,Ps OpenPunctuation,Pe ClosePunctuation,Pi InitialPunctuation,Pf FinalPunctuation,"
            + "Po OtherPunctuation,Sm MathSymbol,Sc CurrencySymbol,Sk ModifierSymbol,So OtherSymbol,Cn Unassigned").Split(',');
        var categories = new Dictionary<string, UnicodeCategory[]>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var name in names[i].Split(' '))
                categories[name] = [(UnicodeCategory)i];
        }

        foreach (var (name, alias) in new[] { ("L", "Letter"), ("M", "Mark"), ("N", "Number"), ("Z", "Separator"), ("P", "Punctuation"), ("S", "Symbol"), ("C", "Other") })
        {
            categories[name] = [.. names.Where(n => n[0] == name[0] && !n.StartsWith("Cn", StringComparison.Ordinal)).SelectMany(n => categories[n[..2]])];
            categories[alias] = categories[name];
        }

        categories["LC"] = categories["CasedLetter"] = [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter];
        return categories;
    }
}
