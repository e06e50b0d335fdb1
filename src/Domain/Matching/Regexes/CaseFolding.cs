using System.Text;
using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>
/// Characters that <c>(?i)</c> takes for the same: those with a common simple upper or lower case, as in Go's
/// <c>unicode.SimpleFold</c>. So k, K and the Kelvin sign are one, and s, S and the long ſ; the Turkish i's are not.
/// </summary>
internal static class CaseFolding
{
    private const int LongS = 0x17F;
    private const int DottedCapitalI = 0x130;
    private const int DotlessSmallI = 0x131;
    private const int LastCased = 0x1E943;

    private static readonly Lazy<SortedList<int, int[]>> Orbits = new(BuildOrbits);

    /// <summary>The set with every character that folds to one in it.</summary>
    public static CodePointSet Close(CodePointSet set)
    {
        var orbits = Orbits.Value;
        var added = new List<(int Low, int High)>();
        foreach (var (low, high) in set.Ranges)
        {
            for (var i = FirstAtLeast(orbits.Keys, low); i < orbits.Count && orbits.Keys[i] <= high; i++)
                added.AddRange(orbits.Values[i].Select(member => (member, member)));
        }

        return added.Count == 0 ? set : CodePointSet.Of([.. set.Ranges, .. added]);
    }

    private static int FirstAtLeast(IList<int> keys, int value)
    {
        var (low, high) = (0, keys.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (keys[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static SortedList<int, int[]> BuildOrbits()
    {
        var byUpper = new Dictionary<int, List<int>>();
        for (var c = 0; c <= LastCased; c++)
        {
            if (!Rune.TryCreate(c, out var rune) || c is DottedCapitalI or DotlessSmallI)
                continue;

            // The detour over the lower case joins signs like K, which have a lower case but are an upper case themselves.
            // That ſ is an s .NET leaves out, as it leaves out the Turkish i's.
            var upper = c == LongS ? 'S' : Rune.ToUpperInvariant(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune))).Value;
            if (!byUpper.TryGetValue(upper, out var orbit))
                byUpper.Add(upper, orbit = []);
            orbit.Add(c);
        }

        var orbits = byUpper.Values.Where(orbit => orbit.Count > 1).Select(orbit => orbit.ToArray());
        return new SortedList<int, int[]>(orbits.SelectMany(orbit => orbit.Select(c => (c, orbit))).ToDictionary(pair => pair.c, pair => pair.orbit));
    }
}
