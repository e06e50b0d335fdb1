namespace ExamplesCopier.UnitTests.CommandLine;

public sealed class ConvertVerbTests : IDisposable
{
    private const string TrustNote =
        "A path_transform that begins with a variable could reach .github/ by the source path alone. In the sources form such files, and CODEOWNERS, .gitmodules and .gitattributes, are refused unless path_transform says itself that they go there.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_single_source_form_becomes_one_source_and_says_what_changes()
    {
        var file = _folder.Write("old.yaml", """
            source_repo: acme/code
            source_branch: develop
            defaults:
              settings: {dry_run: yes}
              commit_strategy: {type: pull_request, commit_message: m, pr_title: t, pr_body: "b\n\nc\n"}
            batch_pr_config: {pr_title: all}
            colour: red
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go, exclude_patterns: ['_test\.go$']}
                targets:
                  - repo: acme/docs
                    branch: main
                    path_transform: code/${relative_path}
                    deprecation_check: {enabled: true}
                  - repo: acme/lost
                    path_transform: code/${language}
              - name: go
                source_pattern: {type: regex, pattern: '^(?P<lang>[a-z]+)/'}
                targets: [{repo: acme/docs, path_transform: 'more/${lang}/${filename}', commit_strategy: {type: direct}}]
              - name: broken
                source_pattern: {type: regex, pattern: '('}
                targets: [{repo: acme/docs, path_transform: 'x/${path}'}]
            """);

        var run = await RunVerb.Async("convert", file);

        run.ExitCode.Should().Be(0);
        run.Out[run.Out.IndexOf("sources:", StringComparison.Ordinal)..].Should().Be("""
            sources:
              - repo: acme/code
                branch: develop
                batch_pr_config:
                  pr_title: all
                settings:
                  dry_run: true
                copy_rules:
                  - name: go
                    source_pattern:
                      type: prefix
                      pattern: go
                      exclude_patterns:
                        - '_test\.go$'
                    targets:
                      - repo: acme/docs
                        branch: main
                        path_transform: code/${relative_path}
                        commit_strategy:
                          type: pull_request
                          commit_message: m
                          pr_title: t
                          pr_body: |
                            b

                            c
                        deprecation_check:
                          enabled: true
                  - name: go-2
                    source_pattern:
                      type: regex
                      pattern: '^(?P<lang>[a-z]+)/'
                    targets:
                      - repo: acme/docs
                        branch: main
                        path_transform: more/${lang}/${filename}
                        commit_strategy:
                          type: direct
                          commit_message: m
                          pr_title: t
                          pr_body: |
                            b

                            c

            """);
        run.Error.Should().Contain($"{file}:7:1 colour: Unknown key 'colour'.")
            .And.Contain("The rule 'broken' is left out: its pattern never matches.")
            .And.Contain("The target acme/lost of the rule 'go' is left out")
            .And.Contain("A second rule 'go' is called 'go-2' now");
        run.Out.Should().StartWith("# Converted from old.yaml by copier convert, which said:\n# ").And.Contain("# A second rule 'go' is called 'go-2' now");
    }

    [Fact]
    public async Task Workflows_become_rules_with_their_files_beside_them()
    {
        _folder.Write("config/workflows/mflix.yaml", """
            defaults:
              exclude: ['**/.env', '**/node_modules/**']
            workflows:
              - name: mflix-java
                source: {repo: acme/sample-apps, branch: main, installation_id: "42"}
                destination: {repo: acme/java, branch: main}
                transformations: {$ref: ../transformations/java.yaml}
                commit_strategy: {$ref: ../strategy.yaml}
              - name: docs
                source: {repo: acme/sample-apps}
                destination: {repo: acme/docs, branch: v1}
                transformations:
                  - glob: {pattern: 'docs/**/*.md', transform: 'source/${relative_path}'}
                exclude: ['docs/draft-?.md']
                commit_strategy: {type: direct, commit_message: 'Docs of ${source_repo}'}
                deprecation_check: {enabled: false}
            """);
        _folder.Write("config/transformations/java.yaml", """
            - move: {from: mflix/client, to: client}
            - copy: {from: mflix/client/README.md, to: README.md}
            - copy: {from: 'mflix/.gitignore-java', to: .gitignore}
            """);
        _folder.Write("config/strategy.yaml", "type: pull_request\npr_title: Update\nauto_merge: true\nreviewers: [someone]\n");
        var main = _folder.Write("config/main.yaml", """
            defaults:
              deprecation_check: {enabled: true, file: gone.json}
              commit_strategy: {type: direct}
            workflow_configs:
              - {source: local, path: workflows/mflix.yaml}
              - {source: repo, repo: acme/elsewhere, path: .copier/workflows.yaml}
              - {source: local, path: nothing.yaml, enabled: false}
              - source: inline
                workflows:
                  - name: inline
                    source: {repo: acme/other}
                    destination: {repo: acme/docs}
                    transformations: [{regex: {pattern: '^(?P<name>[a-z]+)/x$', transform: '${name}/${filename}'}}]
            """);

        var run = await RunVerb.Async("convert", main);

        run.ExitCode.Should().Be(0, run.Error);
        run.Out[run.Out.IndexOf("sources:", StringComparison.Ordinal)..].Should().Be(Golden);
        run.Error.Should().Be($"""
            strategy.yaml:4:1 reviewers: This has no counterpart and is left out.
            {main}:6:5 workflow_configs[1]: This is left out: .copier/workflows.yaml lies in acme/elsewhere, and nothing is fetched here. Convert it there with --source acme/elsewhere@main.
            {main}:7:5 workflow_configs[2]: This is disabled and left out.
            {TrustNote}

            """);
    }

    [Fact]
    public async Task A_list_of_folders_becomes_rules_of_the_source_that_is_given()
    {
        var file = _folder.Write("config.json", """
            [{"source_directory": "examples/", "target_repo": "docs", "target_branch": "v2", "target_directory": "code", "recursive_copy": true,
              "copier_commit_strategy": "direct", "commit_message": "Sync", "merge_without_review": false},
             {"source_directory": "top", "target_repo": "globex/site", "target_directory": "", "copier_commit_strategy": "pr", "pr_title": "T", "merge_without_review": true}]
            """);

        (await RunVerb.Async("convert", file, "--source", "acme/code@develop")).Should().Be(new RunVerb(0, """
            # Converted from config.json by copier convert, which said:
            # A path_transform that begins with a variable could reach .github/ by the source path alone. In the sources form such files, and CODEOWNERS, .gitmodules and .gitattributes, are refused unless path_transform says itself that they go there.
            sources:
              - repo: acme/code
                branch: develop
                copy_rules:
                  - name: examples
                    source_pattern:
                      type: prefix
                      pattern: examples/
                    targets:
                      - repo: acme/docs
                        branch: v2
                        path_transform: code/${relative_path}
                        commit_strategy:
                          type: direct
                          commit_message: Sync
                        deprecation_check:
                          enabled: true
                  - name: top
                    source_pattern:
                      type: glob
                      pattern: 'top/*'
                    targets:
                      - repo: globex/site
                        branch: main
                        path_transform: ${filename}
                        commit_strategy:
                          type: pull_request
                          pr_title: T
                          auto_merge: true
                        deprecation_check:
                          enabled: true

            """, TrustNote + "\n"));
        (await RunVerb.Async("convert", file)).Error.Should().Contain("Give it with --source OWNER/REPO.");
    }

    [Theory]
    [InlineData("sources: []", "<stdin>:1:10 sources: This is the sources form already.")]
    [InlineData("colour: red", "<stdin>:1:1 This is none of the older forms: there is no source_repo, no workflows, no workflow_configs, and no list of folders.")]
    [InlineData("workflows: [", "<stdin>:2:1 This is not valid YAML: a '[' or '{' is not closed, or a ',' is missing or stands alone.")]
    [InlineData("workflows: [{name: x}]", "<stdin>:1:13 workflows[0].source.repo: This is missing. Write the repository, or give it with --source when the file lies in its source.")]
    [InlineData("workflows: [{name: x, source: {repo: acme/a}, destination: {repo: b}, transformations: [{}]}]", "<stdin>:1:67 workflows[0].destination.repo: 'b' is not a repository. Write it as owner/name.")]
    [InlineData("workflows: [{name: x, source: {repo: acme/a}, destination: {repo: acme/b}, transformations: [{}]}]", "<stdin>:1:94 workflows[0].transformations[0]: Expected one of move, copy, glob and regex.")]
    [InlineData("workflows: [{name: x, source: {repo: acme/a}, destination: {repo: acme/b}, transformations: {$ref: x.yaml}}]", "<stdin>:1:93 workflows[0].transformations: There is no file 'x.yaml' beside this one, or it is a link or larger than 1 MB.")]
    [InlineData("source_repo: acme", "<stdin>:1:14 source_repo: 'acme' is not a repository. Write the repository as owner/name, like acme/code-examples.")]
    public async Task What_cannot_be_converted_is_told_in_its_place(string text, string error)
    {
        var run = await RunVerb.WithInputAsync(text, "convert", "-");

        run.ExitCode.Should().Be(1);
        run.Out.Should().BeEmpty();
        run.Error.Split('\n').Should().Contain($"error: {error}");
    }

    [Fact]
    public async Task A_result_that_would_not_be_valid_is_not_written()
    {
        var workflows = string.Join(',', Enumerable.Range(0, 101).Select(i => $"{{name: w{i}, source: {{repo: acme/a}}, destination: {{repo: acme/b}}, transformations: [{{copy: {{from: f{i}, to: t{i}}}}}]}}"));
        var output = _folder.Path("out.yaml");

        var run = await RunVerb.WithInputAsync($"workflows: [{workflows}]", "convert", "-", "-o", output);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("error: The result would not be valid: sources[0].copy_rules: There are 101 rules");
        File.Exists(output).Should().BeFalse();
    }

    [Fact]
    public async Task Only_files_of_the_repository_are_read()
    {
        _folder.Write("secret.yaml", "- copy: {from: a, to: b}");
        var file = _folder.Write("inner/old.yaml", "workflows: [{name: x, source: {repo: acme/a}, destination: {repo: acme/b}, transformations: {$ref: ../secret.yaml}}]");

        (await RunVerb.Async("convert", file)).Error.Should().Contain("There is no file '../secret.yaml' beside this one");
        Directory.CreateDirectory(_folder.Path(".git"));
        (await RunVerb.Async("convert", file)).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task The_result_goes_to_a_file_when_one_is_named_and_never_over_another()
    {
        var file = _folder.Write("old.json", """{"source_repo": "acme/a", "copy_rules": [{"name": "r", "source_pattern": {"type": "glob", "pattern": "**"}, "targets": [{"repo": "acme/b", "path_transform": "all/${path}", "commit_strategy": {"commit_message": "m"}}]}]}""");
        var output = _folder.Path("new.yaml");

        (await RunVerb.Async("convert", file, "-o", output)).Should().Be(new RunVerb(0, "", $"Wrote {output}.\n"));
        (await RunVerb.Async("validate", output, "--strict")).ExitCode.Should().Be(0);
        (await RunVerb.Async("convert", file, "-o", output)).Should().Be(new RunVerb(1, "", $"{output} is there already; --force writes over it.\n"));
    }

    [Fact]
    public async Task A_source_that_is_none_is_a_usage_error() =>
        (await RunVerb.Async("convert", "-", "--source", "acme@main")).Should()
            .Be(new RunVerb(2, "", "'acme@main' is not a source; write it as owner/name or owner/name@branch.\nSee copier convert --help.\n"));

    private const string Golden = """
        sources:
          - repo: acme/sample-apps
            branch: main
            installation_id: '42'
            copy_rules:
              - name: mflix-java-1
                source_pattern:
                  type: regex
                  pattern: '^mflix/client(?P<below>/.*)?$'
                  exclude_patterns:
                    - '(^|/)\.env$'
                    - '(^|/)node_modules(/|$)'
                targets:
                  - repo: acme/java
                    branch: main
                    path_transform: client${below}
                    commit_strategy: &commit_strategy_1
                      type: batch
                      commit_message: 'Update from workflow: mflix-java'
                      pr_title: Update
                      auto_merge: true
                    deprecation_check:
                      enabled: true
                      file: gone.json
              - name: mflix-java-2
                source_pattern:
                  type: glob
                  pattern: mflix/client/README.md
                  exclude_patterns:
                    - '(^|/)\.env$'
                    - '(^|/)node_modules(/|$)'
                    - '^mflix/client(/|$)'
                targets:
                  - repo: acme/java
                    branch: main
                    path_transform: README.md
                    commit_strategy: *commit_strategy_1
                    deprecation_check:
                      enabled: true
                      file: gone.json
              - name: mflix-java-3
                source_pattern:
                  type: glob
                  pattern: mflix/.gitignore-java
                  exclude_patterns:
                    - '(^|/)\.env$'
                    - '(^|/)node_modules(/|$)'
                targets:
                  - repo: acme/java
                    branch: main
                    path_transform: .gitignore
                    commit_strategy: *commit_strategy_1
                    deprecation_check:
                      enabled: true
                      file: gone.json
              - name: docs
                source_pattern:
                  type: glob
                  pattern: 'docs/**/*.md'
                  exclude_patterns:
                    - '^docs/draft-[^/]\.md$'
                targets:
                  - repo: acme/docs
                    branch: v1
                    path_transform: source/${relative_path}
                    commit_strategy:
                      type: direct
                      commit_message: 'Docs of ${source_repo}'
                      pr_title: 'Docs of ${source_repo}'
          - repo: acme/other
            branch: main
            copy_rules:
              - name: inline
                source_pattern:
                  type: regex
                  pattern: '^(?P<name_group>[a-z]+)/x$'
                targets:
                  - repo: acme/docs
                    branch: main
                    path_transform: ${name_group}/${filename}
                    commit_strategy:
                      type: direct
                      commit_message: 'Update from workflow: inline'
                      pr_title: 'Update from workflow: inline'
                    deprecation_check:
                      enabled: true
                      file: gone.json

        """;
}
