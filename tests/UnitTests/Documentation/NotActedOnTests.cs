using ExamplesCopier.Application.Configuration;
using ConfigurationFile = ExamplesCopier.UnitTests.Configuration.ConfigurationFile;

namespace ExamplesCopier.UnitTests.Documentation;

public sealed class NotActedOnTests
{
    private const string Everything = """
        sources:
          - repo: acme/code
            copy_rules:
              - name: all
                source_pattern: {type: prefix, pattern: src/}
                targets:
                  - repo: acme/docs
                    path_transform: ${path}
                    on_delete: delete
                    deprecation_check: {enabled: true}
                    commit_strategy: {auto_merge: true, use_pr_template: true, labels: [a], reviewers: [b], team_reviewers: [c], assignees: [d]}
        """;

    /// <summary>Of this the service does not warn: it says how auto_merge is done, of which it does.</summary>
    private static readonly string[] Silent = ["merge_method"];

    [Fact]
    public void The_table_names_every_key_that_the_service_says_has_no_effect()
    {
        var documented = MarkdownDocument.Of("docs/configuration.md").Tables.Single(table => table.Mark == "not acted on").Rows.SelectMany(row => Cell.Codes(row[0]));
        var warned = NotYetActedOn.In(ConfigurationFile.ReadValid(Everything)).Select(warning =>
            warning[(warning.IndexOf(": ", StringComparison.Ordinal) + 2)..warning.IndexOf(" has no effect in this version.", StringComparison.Ordinal)]);

        documented.Should().BeEquivalentTo(warned.Concat(Silent));
    }
}
