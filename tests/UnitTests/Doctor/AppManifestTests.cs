using System.Text.Json.Nodes;
using ExamplesCopier.Api.Webhooks;
using ExamplesCopier.Application.Doctor;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.UnitTests.Configuration;
using ExamplesCopier.UnitTests.Documentation;

namespace ExamplesCopier.UnitTests.Doctor;

/// <summary><c>deploy/github-app-manifest.json</c> and the page that explains it ask for what the product needs, and for nothing else.</summary>
public sealed class AppManifestTests
{
    // What most configurations ask of an App, and what some ask beside it.
    private static string Configured(string path, string teams) => $$"""
        sources:
          - repo: acme/examples
            copy_rules:
              - name: all
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - repo: acme/docs
                    path_transform: {{path}}${relative_path}
                    commit_strategy: {type: pull_request, auto_merge: true, labels: [a], reviewers: [b], team_reviewers: [{{teams}}], assignees: [d]}
                    deprecation_check: {enabled: true}
        """;

    private static IReadOnlyDictionary<string, string> Usual => PermissionNeeds.Of(ConfigurationFile.ReadValid(Configured("go/", "")));

    private static IReadOnlyDictionary<string, string> Everything => PermissionNeeds.Of(ConfigurationFile.ReadValid(Configured(".github/workflows/", "c")));

    private static readonly JsonObject _manifest = JsonNode.Parse(ConfigurationFile.InRepository("deploy/github-app-manifest.json"))!.AsObject();

    private static Dictionary<string, string> Permissions => _manifest["default_permissions"]!.AsObject().ToDictionary(permission => permission.Key, permission => (string)permission.Value!);

    private static IEnumerable<string> Events => _manifest["default_events"]!.AsArray().Select(name => (string)name!);

    [Fact]
    public void Its_permissions_are_those_of_a_usual_configuration_and_no_other() => Permissions.Should().BeEquivalentTo(Usual);

    [Fact]
    public void No_configuration_can_need_more_than_tokens_are_ever_asked_for() => Everything.Should().BeEquivalentTo(PermissionNeeds.Most);

    [Fact]
    public void Its_events_are_those_that_doctor_wants() => Events.Should().BeEquivalentTo(AppChecks.Events);

    [Fact]
    public void Its_webhook_goes_where_webhooks_are_taken()
    {
        WebhookController.Paths.Should().Contain(new Uri((string)_manifest["hook_attributes"]!["url"]!).AbsolutePath);
        ((bool)_manifest["hook_attributes"]!["active"]!).Should().BeTrue();
        ((bool)_manifest["public"]!).Should().BeFalse("no stranger may install it, unless it is said");
    }

    [Fact]
    public void Its_keys_are_those_that_GitHub_knows() =>
        // https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest#github-app-manifest-parameters
        _manifest.Select(parameter => parameter.Key).Should().BeSubsetOf(
        [
            "name", "url", "hook_attributes", "redirect_url", "callback_urls", "setup_url", "description", "public", "default_events",
            "default_permissions", "request_oauth_on_install", "setup_on_update",
        ]);

    [Fact]
    public void The_page_sends_it_under_the_name_that_GitHub_wants() =>
        ConfigurationFile.InRepository("deploy/register-github-app.html").Should().Contain("""<textarea name="manifest" """).And.Contain("settings/apps/new");

    [Fact]
    public void Getting_started_tells_the_same()
    {
        var page = MarkdownDocument.Of("docs/getting-started.md");

        page.Tables.Single(table => table.Mark == "permissions").Rows.Select(row => $"{Cell.Code(row[0])} {Cell.Code(row[1])}")
            .Should().BeEquivalentTo(Everything.Select(permission => $"{permission.Key} {permission.Value}"));
        page.Tables.Single(table => table.Mark == "events").Rows.Select(row => Cell.Code(row[0])).Should().BeEquivalentTo(Events);
    }
}
