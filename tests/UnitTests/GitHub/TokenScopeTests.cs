using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using ExamplesCopier.UnitTests.Configuration;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class TokenScopeTests
{
    private static readonly InstallationId _seven = new(7);

    [Theory]
    [InlineData("acme", "contents: read, metadata: read, pull_requests: read")]
    [InlineData("globex", "contents: write, metadata: read, pull_requests: write")]
    [InlineData("Globex", "contents: write, metadata: read, pull_requests: write")]
    [InlineData("initech", "contents: write, metadata: read")]
    [InlineData("umbrella", "contents: read, metadata: read")]
    [InlineData("", "contents: write, metadata: read, pull_requests: write")]
    public void An_account_gets_what_is_done_there(string account, string wanted) => Wanted(
        """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: globex/docs, path_transform: "${path}", commit_strategy: {type: pull_request}}
                  - {repo: initech/docs, path_transform: "${path}"}
        defaults: {deprecation_check: {enabled: false}}
        """, account).Should().Be(wanted);

    [Theory]
    [InlineData(".github/workflows/${filename}", true)]
    [InlineData(".github/${relative_path}", true)]
    [InlineData(".github/work${filename}", true)]
    [InlineData(".github/actions/${filename}", false)]
    [InlineData("docs/${relative_path}", false)]
    [InlineData("${relative_path}", false)]
    public void Workflows_are_asked_for_where_a_template_can_lead_there(string template, bool asked) => Wanted(
        $$"""
        sources:
          - repo: initech/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: acme/docs, path_transform: "{{template}}"}]
        """, "acme").Contains("workflows: write", StringComparison.Ordinal).Should().Be(asked);

    [Fact]
    public void Workflows_are_asked_for_where_the_older_form_lets_them_be_written() => Wanted(
        """
        source_repo: initech/examples
        copy_rules:
          - name: go
            source_pattern: {type: prefix, pattern: go/}
            targets: [{repo: acme/docs, path_transform: "${relative_path}"}]
        """, "acme").Should().Contain("workflows: write");

    [Theory]
    [InlineData("globex/docs", "contents: write, metadata: read")]
    [InlineData("acme/renamed", "contents: write, metadata: read, pull_requests: read")]
    [InlineData("acme/settings", "contents: write, metadata: read")]
    public void Whoever_has_a_repository_by_another_name_is_asked_for_what_any_account_is(string served, string wanted)
    {
        CopierConfiguration read = ConfigurationFile.ReadValid("""
            sources:
              - repo: acme/examples
                copy_rules:
                  - name: go
                    source_pattern: {type: prefix, pattern: go/}
                    targets: [{repo: globex/docs, path_transform: "${path}"}]
            defaults: {deprecation_check: {enabled: false}}
            """);
        var scope = new TokenScope(() => read, () => "Acme/Settings");

        scope.Serve(_seven, RepositoryName.Parse(served));

        string.Join(", ", scope.WantedOf(_seven, "globex").Select(need => $"{need.Key}: {need.Value}")).Should().Be(wanted);
    }

    private static string Wanted(string configuration, string account)
    {
        CopierConfiguration read = ConfigurationFile.ReadValid(configuration);
        return string.Join(", ", new TokenScope(() => read).WantedOf(_seven, account).Select(need => $"{need.Key}: {need.Value}"));
    }
}
