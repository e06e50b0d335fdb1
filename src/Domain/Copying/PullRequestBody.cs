using System.Globalization;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>
/// The body of a living pull request: the target's own template where it is wanted, the configured text, the copies whose changes it
/// undoes, and the source pull requests that it carries, oldest first.
/// GitHub takes 65,536 characters (https://docs.github.com/rest/pulls/pulls#create-a-pull-request).
/// </summary>
public static class PullRequestBody
{
    /// <summary>The longest body, in characters.</summary>
    public const int MaxLength = 65_536;

    private const int MaxDrifted = 100;
    private const string OurPart = "<!-- from here on kept up to date -->";
    private const string DriftMarker = "<!-- changed in the target -->";
    private const string CarriedMarker = "<!-- carried by this pull request -->";
    private const string DriftTitle = "Changed here since they were copied, and replaced by this pull request:";

    /// <param name="text">The configured body, rendered for the newest merge.</param>
    /// <param name="merge">The newest merge.</param>
    /// <param name="previous">The body as it stands; null for a new pull request.</param>
    /// <param name="template">The target's own template; null when it is not wanted. What people have written into it stays.</param>
    /// <param name="drifted">Copies that people had changed and that the newest merge replaces.</param>
    public static string Compose(string text, MergedPullRequest merge, string? previous, string? template = null, IEnumerable<RepositoryPath>? drifted = null)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"- {merge.Url}");
        var carried = CarriedBy(previous).Where(other => other != line).Append(line).ToList();
        var undone = DriftIn(previous).Concat((drifted ?? []).Select(path => $"- {MessageValue.Defuse("path", path.Value)}")).Distinct(StringComparer.Ordinal).TakeLast(MaxDrifted).ToList();
        var head = Cut(Opening(previous, template), MaxLength / 4) + Cut(text, MaxLength / 4) + Cut(DriftSection(undone), MaxLength / 4);
        while (carried.Count > 1 && head.Length + CarriedSection(carried).Length > MaxLength)
        {
            carried.RemoveAt(0);
        }

        return head + CarriedSection(carried);
    }

    /// <summary>Whether a pull request with this body carries <paramref name="merge"/>.</summary>
    public static bool Carries(string? body, MergedPullRequest merge) => CarriedBy(body).Contains($"- {merge.Url}", StringComparer.Ordinal);

    private static string Opening(string? previous, string? template)
    {
        if (template is null)
        {
            return "";
        }

        var ours = previous?.IndexOf(OurPart, StringComparison.Ordinal) ?? -1;
        return ours >= 0 ? previous![..(ours + OurPart.Length)] + "\n" : $"{template.TrimEnd()}\n\n---\n{OurPart}\n";
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string CarriedSection(IEnumerable<string> carried) => $"\n\n{CarriedMarker}\n{string.Join('\n', carried)}\n";

    private static string DriftSection(List<string> drifted) => drifted.Count == 0 ? "" : $"\n\n{DriftMarker}\n{DriftTitle}\n\n{string.Join('\n', drifted)}";

    private static IEnumerable<string> CarriedBy(string? body) =>
        LinesAfter(body, CarriedMarker).Where(line => line.StartsWith("- https://", StringComparison.Ordinal) || line.StartsWith("- http://", StringComparison.Ordinal));

    private static IEnumerable<string> DriftIn(string? body) =>
        LinesAfter(body, DriftMarker).TakeWhile(line => line != CarriedMarker).Where(line => line.StartsWith("- ", StringComparison.Ordinal));

    private static string[] LinesAfter(string? body, string marker)
    {
        var at = body?.LastIndexOf(marker, StringComparison.Ordinal) ?? -1;
        return at < 0 ? [] : body![(at + marker.Length)..].Split('\n', StringSplitOptions.TrimEntries);
    }
}
