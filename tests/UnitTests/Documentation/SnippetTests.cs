using ExamplesCopier.Application.Ports;
using ConfigurationFile = ExamplesCopier.UnitTests.Configuration.ConfigurationFile;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>
/// Every configuration that a document shows is read as a file would be. A block with a key of the document's root is a whole file; marked
/// <c>part: …</c> it is put into one; marked <c>mistake</c> or <c>warning</c> the text block behind it is all that is reported.
/// </summary>
public sealed class SnippetTests
{
    private const string FileName = "copier.yaml";

    private static readonly Dictionary<string, (string Before, string Indent)> Parts = new()
    {
        ["part: source"] = ("sources:\n", "  "),
        ["part: defaults"] = ("sources: []\n", ""),
        ["part: rule"] = ("sources:\n  - repo: acme/code-examples\n    copy_rules:\n", "      "),
        ["part: pattern"] = ("sources:\n  - repo: acme/code-examples\n    copy_rules:\n      - name: one\n        targets: [{repo: acme/docs, path_transform: '${path}'}]\n", "        "),
        ["part: target"] = ("sources:\n  - repo: acme/code-examples\n    copy_rules:\n      - name: one\n        source_pattern: {type: prefix, pattern: examples/}\n        targets:\n", "          "),
    };

    private static readonly string[] RootKeys = ["sources:", "source_repo:", "defaults:", "\"sources\":", "\"source_repo\":"];

    private static readonly IReadOnlyList<Snippet> Blocks =
        [.. MarkdownDocument.All.SelectMany(document => document.Snippets).Where(snippet => snippet.Language is "yaml" or "json")];

    public static TheoryData<string> Valid => [.. Blocks.Where(IsValid).Select(snippet => snippet.Place)];

    public static TheoryData<string> Wrong => [.. Blocks.Where(IsWrong).Select(snippet => snippet.Place)];

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_configuration_that_is_shown_loads_without_errors_and_warnings(string place)
    {
        var reading = ConfigurationFile.Read(Whole(Blocks.Single(snippet => snippet.Place == place)));

        Report(reading.Errors).Should().BeEmpty();
        Report(reading.Warnings).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_mistake_that_is_shown_yields_exactly_the_messages_behind_it(string place)
    {
        var all = MarkdownDocument.All.SelectMany(document => document.Snippets).ToList();
        var index = all.FindIndex(snippet => snippet.Place == place);
        var reading = ConfigurationFile.Read(all[index].Text);

        all[index + 1].Language.Should().Be("text");
        var warnings = reading.Warnings.Select(warning => warning with { Message = $"warning: {warning.Message}" });
        Report(reading.Errors.Concat(warnings)).Should().Be(all[index + 1].Text);
        reading.Errors.Any().Should().Be(all[index].Mark == "mistake");
    }

    [Fact]
    public void Every_block_of_these_documents_is_checked_or_says_that_it_is_no_configuration()
    {
        Blocks.Where(snippet => IsOurs(snippet) && !IsValid(snippet) && !IsWrong(snippet) && snippet.Mark is not ("not configuration" or "own rules"))
            .Select(snippet => snippet.Place).Should().BeEmpty();
        Valid.Should().NotBeEmpty();
        Wrong.Should().NotBeEmpty();
    }

    private static bool IsOurs(Snippet snippet) =>
        snippet.Place.StartsWith("docs/configuration.md", StringComparison.Ordinal) || snippet.Place.StartsWith("docs/MULTI-SOURCE-", StringComparison.Ordinal);

    private static bool IsWrong(Snippet snippet) => snippet.Mark is "mistake" or "warning";

    private static bool IsValid(Snippet snippet) =>
        snippet.Mark is { } mark && Parts.ContainsKey(mark)
        || (snippet.Mark is null || snippet.Mark.StartsWith("file: ", StringComparison.Ordinal)) && snippet.Text.Split('\n').Any(line => RootKeys.Any(key => line.TrimStart('{', ' ').StartsWith(key, StringComparison.Ordinal) && !line.StartsWith(' ')));

    private static string Whole(Snippet snippet) =>
        snippet.Mark is { } mark && Parts.TryGetValue(mark, out var part)
            ? part.Before + string.Concat(snippet.Text.TrimEnd('\n').Split('\n').Select(line => $"{part.Indent}{line}\n"))
            : snippet.Text;

    private static string Report(IEnumerable<ConfigurationProblem> problems) => string.Concat(problems.Select(problem => problem.At(FileName) + "\n"));
}
