using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using ExamplesCopier.Api.Settings;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Infrastructure.GitHub;
using ExamplesCopier.Infrastructure.Notifications;
using ExamplesCopier.Infrastructure.Storage;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>A setting that a document names can be set.</summary>
public sealed partial class SettingTests
{
    private static readonly ILookup<string, Type> Sections = new (string Name, Type Type)[]
    {
        (CopierOptions.SectionName, typeof(CopierOptions)),
        (GitHubOptions.SectionName, typeof(GitHubOptions)),
        (WebhookOptions.SectionName, typeof(WebhookOptions)),
        (StorageOptions.SectionName, typeof(StorageOptions)),
        (AdminOptions.SectionName, typeof(AdminOptions)),
        (HttpOptions.SectionName, typeof(HttpOptions)),
        ("Notifications", typeof(NotificationsSection)),
    }.ToLookup(section => section.Name, section => section.Type);

    public static TheoryData<string> Documents => [.. MarkdownDocument.All.Select(document => document.Name)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_setting_that_is_named_exists(string name) =>
        Setting().Matches(MarkdownDocument.Of(name).Text)
            .Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal).TrimEnd(':'))
            .Distinct()
            .Where(setting => !Exists(setting))
            .Should().BeEmpty();

    [Fact]
    public void A_setting_that_does_not_exist_is_found_out()
    {
        Exists("Copier:ConfigFile").Should().BeTrue();
        Exists("Admin:ApiKeys:0:KeySha256").Should().BeTrue();
        Exists("GitHub:WebhookSecrets:0").Should().BeTrue();
        Exists("Copier:ConfigFiles").Should().BeFalse();
        Exists("Admin:ApiKeys:0:Secret").Should().BeFalse();
    }

    [Fact]
    public void The_variables_of_the_older_tool_and_their_settings_are_as_the_guide_says()
    {
        var aliases = (Dictionary<string, string>)typeof(SettingsSources).GetField("_aliases", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

        MarkdownDocument.Of("docs/MULTI-SOURCE-MIGRATION-GUIDE.md").Tables.Single(table => table.Mark == "aliases").Rows
            .ToDictionary(row => Cell.Code(row[0]), row => Cell.Code(row[1])).Should()
            .BeEquivalentTo(new Dictionary<string, string>(aliases) { ["PORT"] = "urls" });
    }

    private static bool Exists(string setting)
    {
        var parts = setting.Split(':');
        return Sections[parts[0]].Any(type => Follow(type, parts.AsSpan(1)));
    }

    private static bool Follow(Type type, ReadOnlySpan<string> parts) => parts switch
    {
        [] => true,
        [var index, .. var rest] when type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) =>
            index.All(char.IsAsciiDigit) && Follow(type.GetGenericArguments()[0], rest),
        [var name, .. var rest] => type.GetProperty(name) is { } property && Follow(property.PropertyType, rest),
    };

    /// <summary>Holds a section of its own.</summary>
    private sealed record NotificationsSection(SlackOptions Slack);

    [GeneratedRegex(@"\b(?:Copier|GitHub|Storage|Admin|Http|Notifications)(?:(?::|__)[A-Za-z0-9]+)+")]
    private static partial Regex Setting();
}
