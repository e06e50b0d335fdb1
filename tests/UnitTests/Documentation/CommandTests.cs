using System.Text.RegularExpressions;
using ExamplesCopier.UnitTests.CommandLine;

namespace ExamplesCopier.UnitTests.Documentation;

public sealed partial class CommandTests
{
    public static TheoryData<string> Documents => [.. MarkdownDocument.All.Select(document => document.Name)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_verb_and_option_that_is_named_exists(string name)
    {
        foreach (var command in Commands(name))
        {
            var help = await RunVerb.Async(command.Verb, "--help");

            help.ExitCode.Should().Be(0, because: $"{name} names copier {command.Verb}");
            command.Options.Where(option => !help.Out.Contains(option, StringComparison.Ordinal)).Should().BeEmpty();
        }
    }

    [Fact]
    public void The_documents_name_commands() => Commands("docs/configuration.md").Should().NotBeEmpty();

    private static IEnumerable<(string Verb, string[] Options)> Commands(string name) => Command().Matches(MarkdownDocument.Of(name).Text)
        .Select(match => (match.Groups["verb"].Value, Option().Matches(match.Groups["rest"].Value).Select(option => option.Value).ToArray()));

    [GeneratedRegex(@"(?:^|[`\n])copier (?<verb>[a-z]+)(?<rest>[^`\n]*)")]
    private static partial Regex Command();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
