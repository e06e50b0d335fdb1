namespace ExamplesCopier.UnitTests.Configuration;

public sealed class LimitTests
{
    [Fact]
    public void Fifty_sources_are_served_and_one_more_is_not()
    {
        ConfigurationFile.ReadValid(Sources(50)).Sources.Should().HaveCount(50);
        ConfigurationFile.Read(Sources(51)).Errors.Should().ContainSingle().Which.At("f").Should()
            .Be("f:2:3 sources: There are 51 sources, and one deployment serves at most 50.");
    }

    [Fact]
    public void A_source_has_a_hundred_rules_and_not_one_more()
    {
        ConfigurationFile.ReadValid(Rules(100)).Sources[0].CopyRules.Should().HaveCount(100);
        ConfigurationFile.Read(Rules(101)).Errors.Should().ContainSingle().Which.At("f").Should()
            .Be("f:4:5 sources[0].copy_rules: There are 101 rules, and a source has at most 100.");
    }

    [Fact]
    public void A_rule_has_twenty_targets_and_not_one_more()
    {
        ConfigurationFile.ReadValid(Targets(20)).Sources[0].CopyRules[0].Targets.Should().HaveCount(20);
        ConfigurationFile.Read(Targets(21)).Errors.Should().ContainSingle().Which.At("f").Should()
            .Be("f:7:7 sources[0].copy_rules[0].targets: There are 21 targets, and a rule has at most 20.");
    }

    [Fact]
    public void The_limits_hold_for_the_single_source_form_too() =>
        ConfigurationFile.Read(Rules(101).Replace("sources:\n- repo: acme/code\n  copy_rules:\n", "source_repo: acme/code\ncopy_rules:\n", StringComparison.Ordinal))
            .Errors.Should().ContainSingle().Which.Path.Should().Be("copy_rules");

    [Fact]
    public void The_limits_count_what_aliases_repeat()
    {
        var text = "sources:\n- repo: acme/code\n  copy_rules:\n  - name: r\n    source_pattern: {type: glob, pattern: '**'}\n    targets:\n    - &t {repo: acme/docs, path_transform: '${path}'}\n"
            + string.Concat(Enumerable.Repeat("    - *t\n", 20));

        ConfigurationFile.Read(text).Errors.Should().ContainSingle().Which.Message.Should().Be("There are 21 targets, and a rule has at most 20.");
    }

    private static string Sources(int count) =>
        "sources:\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"  - {{repo: acme/code{i}, config_file: c.yaml}}\n"));

    private static string Rules(int count) =>
        "sources:\n- repo: acme/code\n  copy_rules:\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
            $"    - {{name: r{i}, source_pattern: {{type: prefix, pattern: a{i}/}}, targets: [{{repo: acme/docs, path_transform: 'd/${{path}}', commit_strategy: {{commit_message: m}}}}]}}\n"));

    private static string Targets(int count) =>
        "sources:\n- repo: acme/code\n  copy_rules:\n  - name: r\n    source_pattern: {type: glob, pattern: '**'}\n    targets:\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
            $"      - {{repo: acme/docs{i}, path_transform: '${{path}}'}}\n"));
}
