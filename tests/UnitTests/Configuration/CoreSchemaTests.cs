namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>YAML 1.2 and not 1.1: what an unquoted word means.</summary>
public sealed class CoreSchemaTests
{
    [Theory]
    [InlineData("010", 10)]
    [InlineData("+12", 12)]
    [InlineData("0x1F", 31)]
    [InlineData("0o17", 15)]
    [InlineData("0x00000000001F", 31)]
    [InlineData("!!int 7", 7)]
    [InlineData("!!int \"7\"", 7)]
    public void Numbers(string written, int seconds) => Timeout(written).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("1e3")]
    [InlineData("1_000")]
    [InlineData("1:30")]
    [InlineData("0b11")]
    [InlineData("3.0")]
    [InlineData(".inf")]
    [InlineData("0o18")]
    [InlineData("0xFFFFFFFF")]
    [InlineData("0o77777777777")]
    [InlineData("-0")]
    [InlineData("'60'")]
    public void What_is_no_whole_number_in_range(string written) =>
        Read($"timeout_seconds: {written}").Errors.Should().ContainSingle().Which.Path.Should().Be("sources[0].settings.timeout_seconds");

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("TRUE", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("FALSE", false)]
    [InlineData("!!bool true", true)]
    public void Booleans(string written, bool value) =>
        Read($"dry_run: {written}").Configuration!.Sources[0].Settings.DryRun.Should().Be(value);

    [Theory]
    [InlineData("yes")]
    [InlineData("on")]
    [InlineData("y")]
    [InlineData("tRue")]
    [InlineData("1")]
    [InlineData("'true'")]
    [InlineData("!!str true")]
    public void What_is_no_boolean(string written) =>
        Read($"dry_run: {written}").Errors.Should().ContainSingle().Which.Message.Should().StartWith("Expected true or false");

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("NULL")]
    public void Nothing(string written) => Timeout(written).Should().Be(TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData("yes")]
    [InlineData("off")]
    [InlineData("1_000")]
    [InlineData("2024-01-01")]
    [InlineData("\"12\"")]
    [InlineData("'true'")]
    [InlineData("!!str 12")]
    [InlineData("! 12")]
    public void Text(string written) =>
        ConfigurationFile.ReadValid($"sources: [{{repo: a/b, config_file: c, branch: {written}}}]").Sources[0].Branch.Value
            .Should().Be(written.Replace("!!str ", "", StringComparison.Ordinal).Trim('!', ' ', '"', '\''));

    [Theory]
    [InlineData("yes", true)]
    [InlineData("Y", true)]
    [InlineData("ON", true)]
    [InlineData("no", false)]
    [InlineData("n", false)]
    [InlineData("Off", false)]
    public void The_single_source_form_reads_the_booleans_of_YAML_1_1_with_a_warning(string written, bool value)
    {
        var reading = ConfigurationFile.Read($$"""
            source_repo: acme/code
            batch_by_repo: {{written}}
            batch_pr_config: {commit_message: m, pr_title: t, pr_body: b}
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go}
                targets: [{repo: acme/docs, path_transform: '${path}'}]
            """);

        reading.Configuration!.Sources[0].BatchByRepo.Should().Be(value);
        reading.Warnings.Should().Contain(warning => warning.Path == "batch_by_repo" && warning.Line == 2);
    }

    private static TimeSpan Timeout(string written) => Read($"timeout_seconds: {written}").Configuration!.Sources[0].Settings.Timeout;

    private static Application.Ports.ConfigurationReading Read(string setting) =>
        ConfigurationFile.Read($"sources:\n  - repo: acme/code\n    config_file: c.yaml\n    settings:\n      {setting}\n");
}
