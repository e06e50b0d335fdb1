using System.Text.Json.Nodes;

namespace ExamplesCopier.UnitTests.CommandLine;

public sealed class ValidateVerbTests : IDisposable
{
    private const string Valid = """
        sources:
          - repo: acme/code
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: acme/docs, path_transform: 'code/${relative_path}'}
                  - {repo: acme/site, path_transform: 'code/${relative_path}'}
        """;

    private const string Odd = """
        sources:
          - repo: acme/code
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: acme/docs, path_transform: 'code/${relative_path}', commit_strategy: {commit_message: 'for ${nobody}'}}]
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_valid_file_is_counted()
    {
        var file = _folder.Write("copier.yaml", Valid);

        (await RunVerb.Async("validate", file)).Should().Be(new RunVerb(0, $"{file} is valid: 1 source, 1 rule, 2 targets.\n", ""));
    }

    [Fact]
    public async Task Every_problem_is_told_at_its_place()
    {
        var file = _folder.Write("copier.yaml", "sources:\n  - repo: acme\n    copy_rulez: []\n");

        var run = await RunVerb.Async("validate", file);

        run.Should().Be(new RunVerb(1, "", $"""
            {file}:2:5 sources[0].copy_rules: This is missing. Write at least one rule with name, source_pattern and targets, or name the file that holds them in config_file.
            {file}:2:11 sources[0].repo: 'acme' is not a repository. Write the repository as owner/name, like acme/code-examples.
            {file}:3:5 sources[0].copy_rulez: Unknown key 'copy_rulez'. Did you mean 'copy_rules'?
            {file} is not valid: 3 errors.

            """));
    }

    [Fact]
    public async Task Warnings_are_told_and_do_no_harm()
    {
        var file = _folder.Write("copier.yaml", Odd);

        var run = await RunVerb.Async("validate", file);

        run.ExitCode.Should().Be(0);
        run.Out.Should().EndWith("is valid: 1 source, 1 rule, 1 target, 1 warning.\n");
        run.Error.Should().StartWith($"{file}:6:").And.Contain("commit_message: warning: ${nobody} is no variable here");
    }

    [Fact]
    public async Task Strict_takes_warnings_for_errors()
    {
        var file = _folder.Write("copier.yaml", Odd);

        var run = await RunVerb.Async("validate", file, "--strict");

        run.ExitCode.Should().Be(1);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("commit_message: ${nobody} is no variable here").And.EndWith("is not valid: 1 error.\n");
    }

    [Fact]
    public async Task Standard_input_is_read()
    {
        (await RunVerb.WithInputAsync(Valid, "validate", "-")).Out.Should().StartWith("<stdin> is valid");
        (await RunVerb.WithInputAsync("sources: 1", "validate", "-")).Error.Should().StartWith("<stdin>:1:10 sources: ");
    }

    [Fact]
    public async Task Json_has_exactly_its_shape()
    {
        var run = await RunVerb.WithInputAsync(Odd.Replace("repo: acme/code", "repo: acme", StringComparison.Ordinal), "validate", "-", "--json");

        run.ExitCode.Should().Be(1);
        run.Error.Should().BeEmpty();
        run.Out.Should().Be("""{"valid":false,"errors":[{"path":"sources[0].repo","line":2,"column":11,"message":"\u0027acme\u0027 is not a repository. Write the repository as owner/name, like acme/code-examples."}],"warnings":[]}""" + "\n");
    }

    [Fact]
    public async Task Json_tells_warnings_as_it_tells_errors()
    {
        var json = JsonNode.Parse((await RunVerb.WithInputAsync(Odd, "validate", "-", "--json")).Out)!.AsObject();

        json.Select(field => field.Key).Should().Equal("valid", "errors", "warnings");
        ((bool)json["valid"]!).Should().BeTrue();
        json["errors"]!.AsArray().Should().BeEmpty();
        var warning = json["warnings"]!.AsArray().Should().ContainSingle().Subject!.AsObject();
        warning.Select(field => field.Key).Should().Equal("path", "line", "column", "message");
        ((string)warning["path"]!).Should().Be("sources[0].copy_rules[0].targets[0].commit_strategy.commit_message");
        ((int)warning["line"]!).Should().Be(6);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_problem_like_any_other()
    {
        var missing = _folder.Path("nothing.yaml");

        (await RunVerb.Async("validate", missing)).Should().Be(new RunVerb(1, "", $"{missing}:1:1 {missing} cannot be read: there is no such file.\n{missing} is not valid: 1 error.\n"));
        (await RunVerb.Async("validate", missing, "--json")).Out.Should().Be($$"""{"valid":false,"errors":[{"path":"","line":1,"column":1,"message":"{{missing}} cannot be read: there is no such file."}],"warnings":[]}""" + "\n");
        (await RunVerb.Async("validate", _folder.Path("."))).Error.Should().Contain("it is a folder.");
    }

    [Fact]
    public async Task Text_of_the_file_cannot_steer_a_terminal()
    {
        var run = await RunVerb.WithInputAsync("sources:\n  - repo: \"\\e[31mred\"\n    copy_rules: []\n", "validate", "-");

        run.Error.Should().Contain("\\u001b[31mred").And.NotContain("\e");
    }
}
