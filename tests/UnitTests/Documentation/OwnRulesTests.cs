using System.Text;
using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml;
using ConfigurationFile = ExamplesCopier.UnitTests.Configuration.ConfigurationFile;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>What <c>docs/configuration.md</c> says about rules that stand in the source repository.</summary>
public sealed class OwnRulesTests
{
    private static readonly MarkdownDocument Document = MarkdownDocument.Of("docs/configuration.md");
    private static readonly YamlConfigurationReader Reader = new(new CopierConfigurationValidator());

    [Fact]
    public void The_file_that_is_shown_loads_with_the_central_file_that_is_shown()
    {
        var reading = Read(Shown.Text);

        reading.Errors.Should().BeEmpty();
        reading.Warnings.Should().BeEmpty();
        reading.Configuration!.Sources[0].CopyRules.Should().ContainSingle();
    }

    [Fact]
    public void The_table_names_the_keys_that_may_stand_there()
    {
        var message = Read("qqqqqqqqqqqq: 1\n" + Shown.Text).Errors.Should().ContainSingle().Subject.Message;

        message.Should().Be($"Unknown key 'qqqqqqqqqqqq'. Known here: {string.Join(", ", Rows("keys: own rules").Select(row => Cell.Code(row[0])))}.");
    }

    [Fact]
    public void Its_own_messages_are_those_of_the_table()
    {
        string[] files =
        [
            Shown.Text.Replace("acme/docs", "globex/docs", StringComparison.Ordinal),
            Shown.Text.Replace("repo: acme/docs", "repo: acme/docs\n        installation_id: 7", StringComparison.Ordinal),
            "",
            "settings: {enabled: true}\n" + Shown.Text,
        ];

        files.Zip(Rows("own rules errors")).Should().AllSatisfy(pair =>
            Read(pair.First).Errors.Should().ContainSingle().Which.Message.Should().MatchRegex(Cell.Message(pair.Second[0])));
    }

    [Theory]
    [InlineData("acme/docs", true)]
    [InlineData("ACME/Docs", true)]
    [InlineData("acme/community-site", true)]
    [InlineData("acme/website", false)]
    public void The_allowed_targets_that_are_shown_allow_what_they_seem_to(string target, bool allowed) =>
        (Read(Shown.Text.Replace("acme/docs", target, StringComparison.Ordinal)).Errors.Count == 0).Should().Be(allowed);

    private static Snippet Shown => Document.Snippets.Single(snippet => snippet.Mark == "own rules");

    private static ConfigurationReading Read(string text)
    {
        var central = Document.Snippets.TakeWhile(snippet => snippet != Shown).Last();
        var configuration = ConfigurationFile.ReadValid(central.Text);
        return Reader.ReadOwn(Encoding.UTF8.GetBytes(text), configuration.Sources[0], Defaults.BuiltIn);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(string mark) => Document.Tables.Single(table => table.Mark == mark).Rows;
}
