using System.Text.RegularExpressions;
using ExamplesCopier.UnitTests.Configuration;

namespace ExamplesCopier.UnitTests.Documentation;

public sealed partial class LinkTests
{
    public static TheoryData<string> Documents => [.. MarkdownDocument.All.Select(document => document.Name)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_and_anchor_leads_somewhere(string name)
    {
        var document = MarkdownDocument.Of(name);
        var folder = Path.GetDirectoryName(name)!;

        var broken = Link().Matches(CodeSpan().Replace(document.Prose, ""))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Exists(document, folder, target));

        broken.Should().BeEmpty();
    }

    [Fact]
    public void A_heading_makes_the_anchor_that_GitHub_makes_of_it()
    {
        Anchors("# The `sources` list\n## What is copied, and why?\n## Twice\n## Twice\n").Should()
            .Equal("the-sources-list", "what-is-copied-and-why", "twice", "twice-1");
    }

    private static bool Exists(MarkdownDocument document, string folder, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? document.Name : Path.Combine(folder, parts[0]);
        var absolute = ConfigurationFile.PathInRepository(path);
        return parts.Length == 1
            ? File.Exists(absolute) || Directory.Exists(absolute)
            : File.Exists(absolute) && Anchors(File.ReadAllText(absolute)).Contains(parts[1]);
    }

    private static IEnumerable<string> Anchors(string text)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(new MarkdownDocument("", text).Prose))
        {
            var anchor = NotInAnchors().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');
            var count = seen[anchor] = seen.GetValueOrDefault(anchor) + 1;
            yield return count == 1 ? anchor : $"{anchor}-{count - 1}";
        }
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("(?<ticks>`+)[^\n]+?\\k<ticks>")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
