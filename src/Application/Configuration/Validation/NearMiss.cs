namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>What somebody probably meant.</summary>
public static class NearMiss
{
    private const int MaxLength = 40;

    /// <summary>The nearest of <paramref name="choices"/>; null when none is near.</summary>
    public static string? Find(string written, IEnumerable<string> choices)
    {
        if (written.Length is 0 or > MaxLength)
        {
            return null;
        }

        var plain = Plain(written);
        var nearest = choices
            .Select(choice => (Choice: choice, Distance: Distance(plain, Plain(choice))))
            .Where(candidate => candidate.Distance <= Math.Max(1, candidate.Choice.Length / 3) && candidate.Distance < candidate.Choice.Length)
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return nearest.Choice;
    }

    private static string Plain(string text) => text.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    // Optimal string alignment: two neighbours exchanged count as one mistake.
    private static int Distance(string a, string b)
    {
        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                steps[i, j] = (i, j) switch
                {
                    (_, 0) => i,
                    (0, _) => j,
                    _ => Math.Min(Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[a.Length, b.Length];
    }
}
