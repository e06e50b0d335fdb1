using System.Globalization;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Domain.Copying;

/// <summary>
/// The body of a living pull request: the configured text, then the source pull requests that it carries, oldest first.
/// GitHub takes 65,536 characters (https://docs.github.com/rest/pulls/pulls#create-a-pull-request).
/// </summary>
public static class PullRequestBody
{
    private const int MaxLength = 65_536;
    private const string Marker = "<!-- carried by this pull request -->";

    /// <param name="text">The configured body, rendered for the newest merge.</param>
    /// <param name="merge">The newest merge.</param>
    /// <param name="previous">The body as it stands; null for a new pull request.</param>
    public static string Compose(string text, MergedPullRequest merge, string? previous)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"- {merge.Url}");
        var carried = CarriedBy(previous).Where(other => other != line).Append(line).ToList();
        var head = Cut(text, MaxLength / 2);
        while (carried.Count > 1 && head.Length + Section(carried).Length > MaxLength)
        {
            carried.RemoveAt(0);
        }

        return head + Section(carried);
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Section(IEnumerable<string> carried) => $"\n\n{Marker}\n{string.Join('\n', carried)}\n";

    private static IEnumerable<string> CarriedBy(string? body)
    {
        var at = body?.LastIndexOf(Marker, StringComparison.Ordinal) ?? -1;
        return at < 0 ? [] : body![(at + Marker.Length)..].Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("- https://", StringComparison.Ordinal) || line.StartsWith("- http://", StringComparison.Ordinal));
    }
}
