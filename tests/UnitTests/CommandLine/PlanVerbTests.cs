using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ExamplesCopier.UnitTests.CommandLine;

public sealed class PlanVerbTests : IDisposable
{
    private const string Configuration = """
        sources:
          - repo: acme/code
            copy_rules:
              - name: go
                source_pattern: {type: regex, pattern: '^go/(?P<rest>.+)$', exclude_patterns: ['_test\.go$']}
                targets:
                  - {repo: acme/docs, path_transform: 'code/${rest}'}
                  - {repo: acme/site, branch: next, path_transform: '${rest}'}
              - name: all
                source_pattern: {type: glob, pattern: '**/*.go'}
                targets: [{repo: acme/all, path_transform: '${filename}'}]
          - repo: acme/own
            config_file: .copier/config.yaml
          - repo: acme/off
            settings: {enabled: false}
            copy_rules: [{name: x, source_pattern: {type: prefix, pattern: x/}, targets: [{repo: acme/docs, path_transform: 'off/${relative_path}'}]}]
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _config;

    public PlanVerbTests() => _config = _folder.Write("copier.yaml", Configuration);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Text_is_a_tree_of_rules_targets_and_paths() =>
        (await PlanAsync("--path", "go/a/x.go", "--path", "README.md", "--path", "go/.github/x")).Should().Be(new RunVerb(0, """
            go/a/x.go
            ├─ go
            │  ├─ acme/docs@main code/a/x.go
            │  └─ acme/site@next a/x.go
            └─ all
               └─ acme/all@main x.go
            README.md
            └─ no rule wants it
            go/.github/x
            └─ go
               ├─ acme/docs@main code/.github/x
               └─ acme/site@next refused: The path '.github/x' is in .github/, which controls workflows and reviews; it is written only where path_transform says so itself, with .github/ before its first ${variable}.
            3 paths, 2 of them wanted, 1 target path refused.

            """, ""));

    [Fact]
    public async Task Colours_are_all_that_a_terminal_adds()
    {
        var plain = await PlanAsync("--path", "go/a/x.go", "--path", "go/.github/x");
        var coloured = await RunVerb.InColourAsync("plan", "--config", _config, "--source", "acme/code", "--path", "go/a/x.go", "--path", "go/.github/x");

        coloured.Out.Should().Contain("\e[1m").And.Contain("\e[31m").And.Contain("\e[0m");
        Regex.Replace(coloured.Out, "\e\\[[0-9]+m", "").Should().Be(plain.Out);
    }

    [Fact]
    public async Task Json_has_exactly_its_shape() =>
        (await PlanAsync("--path", "go/x.go", "--path", "no", "--json")).Out.Should().Be("""
            {"source":"acme/code","files":[{"path":"go/x.go","matches":[
            {"rule":"go","variables":{"rest":"x.go","path":"go/x.go","filename":"x.go","name":"x","dir":"go","ext":"go"},
            "targets":[{"repo":"acme/docs","branch":"main","path":"code/x.go","error":null},{"repo":"acme/site","branch":"next","path":"x.go","error":null}]},
            {"rule":"all","variables":{"matched_pattern":"**/*.go","relative_path":"go/x.go","path":"go/x.go","filename":"x.go","name":"x","dir":"go","ext":"go"},
            "targets":[{"repo":"acme/all","branch":"main","path":"x.go","error":null}]}]},
            {"path":"no","matches":[]}]}
            """.ReplaceLineEndings("") + "\n");

    [Fact]
    public async Task Paths_stay_in_the_order_of_the_input_wherever_they_come_from()
    {
        var file = _folder.Write("paths.txt", "go/b\r\n\ngo/a\nö/x.go\n");

        var plan = JsonNode.Parse((await PlanAsync("--paths-from", file, "--json")).Out)!;

        plan["files"]!.AsArray().Select(path => (string)path!["path"]!).Should().Equal("go/b", "go/a", "ö/x.go");
        (await RunVerb.WithInputAsync("go/a\n", "plan", "--config", _config, "--source", "ACME/Code", "--paths-from", "-")).Out.Should().StartWith("go/a\n└─ go\n");
    }

    [Fact]
    public async Task An_excluded_path_is_not_wanted() =>
        (await PlanAsync("--path", "go/x_test.go")).Out.Should().StartWith("go/x_test.go\n└─ all\n");

    [Fact]
    public async Task Two_files_on_one_path_are_told_at_the_later_one()
    {
        var run = await PlanAsync("--path", "a/same.go", "--path", "b/same.go", "--path", "a/same.go", "--json");

        var targets = JsonNode.Parse(run.Out)!["files"]!.AsArray().Select(file => file!["matches"]![0]!["targets"]![0]!).ToList();
        targets.Select(target => (string?)target["error"]).Should().Equal(null, "'same.go' is also written from 'a/same.go' (rule 'all'); give each its own path.", null);
        targets.Select(target => (string?)target["path"]).Should().OnlyContain(path => path == "same.go");
    }

    [Fact]
    public async Task A_template_that_gives_no_path_says_so()
    {
        var config = _folder.Write("empty.yaml", """
            sources:
              - repo: acme/code
                copy_rules: [{name: r, source_pattern: {type: glob, pattern: 'a/**'}, targets: [{repo: acme/docs, path_transform: '${relative_path}'}]}]
            """);

        var target = JsonNode.Parse((await RunVerb.Async("plan", "--config", config, "--source", "acme/code", "--path", "a/..", "--json")).Out)!["files"]![0]!["matches"]![0]!["targets"]![0]!;

        target["path"].Should().BeNull();
        ((string)target["error"]!).Should().Contain("'..'");
    }

    [Theory]
    [InlineData("acme/nobody", "acme/nobody is no source of {0}, which has acme/code, acme/own, acme/off.\n")]
    [InlineData("acme/own", "acme/own keeps its rules in its own repository, in .copier/config.yaml; they are not read here.\n")]
    public async Task A_source_without_rules_here_is_wrong_input(string source, string error) =>
        (await RunVerb.Async("plan", "--config", _config, "--source", source, "--path", "x"))
            .Should().Be(new RunVerb(1, "", string.Format(System.Globalization.CultureInfo.InvariantCulture, error, _config)));

    [Fact]
    public async Task A_disabled_source_is_planned_and_told()
    {
        var run = await RunVerb.Async("plan", "--config", _config, "--source", "acme/off", "--path", "x/y");

        run.ExitCode.Should().Be(0);
        run.Out.Should().Contain("acme/docs@main off/y");
        run.Error.Should().Be("acme/off is disabled: nothing is copied until settings.enabled is true.\n");
    }

    [Fact]
    public async Task A_configuration_that_is_not_valid_is_told_as_validate_tells_it()
    {
        var broken = _folder.Write("broken.yaml", "sources:\n  - repo: acme\n");

        var run = await RunVerb.Async("plan", "--config", broken, "--source", "acme/code", "--path", "x");

        run.ExitCode.Should().Be(1);
        (await RunVerb.Async("validate", broken)).Error.Should().StartWith(run.Error);
    }

    [Theory]
    [InlineData("--source acme/code --path x", "Option '--config' is required.")]
    [InlineData("--config c --path x", "Option '--source' is required.")]
    [InlineData("--config c --source acme --path x", "'acme' is not a repository; write it as owner/name.")]
    [InlineData("--config c --source acme/code", "Give the paths with --path or --paths-from, or a --pull-request.")]
    [InlineData("--config c --source acme/code --path x --paths-from y", "Give --path or --paths-from, not both.")]
    [InlineData("--config - --source acme/code --paths-from -", "Standard input can be the configuration or the paths, not both.")]
    [InlineData("--config c --source acme/code --pull-request 0", "--pull-request must be a number from 1.")]
    [InlineData("--config c --source acme/code --pull-request 3 --path x", "Give --pull-request or --path, not both.")]
    [InlineData("--config c --source acme/code --pull-request 3 --paths-from x", "Give --pull-request or --paths-from, not both.")]
    public async Task Arguments_that_do_not_fit_together_are_told(string line, string problem) =>
        (await RunVerb.Async(["plan", .. line.Split(' ')])).Should().Be(new RunVerb(2, "", $"{problem}\nSee copier plan --help.\n"));

    [Fact]
    public async Task Files_that_are_not_there_are_wrong_input()
    {
        (await RunVerb.Async("plan", "--config", "nothing.yaml", "--source", "acme/code", "--path", "x")).Should().Be(new RunVerb(1, "", "nothing.yaml cannot be read: there is no such file.\n"));
        (await PlanAsync("--paths-from", "nothing.txt")).Should().Be(new RunVerb(1, "", "nothing.txt cannot be read: there is no such file.\n"));
    }

    [Fact]
    public async Task Paths_cannot_steer_a_terminal_or_forge_a_line()
    {
        var run = await PlanAsync("--path", "go/\e[31m\nREADME.md\n└─ go");

        run.Out.Should().StartWith("go/\\u001b[31m\\u000aREADME.md\\u000a└─ go\n").And.NotContain("\e");
    }

    private Task<RunVerb> PlanAsync(params string[] args) => RunVerb.Async(["plan", "--config", _config, "--source", "acme/code", .. args]);
}
