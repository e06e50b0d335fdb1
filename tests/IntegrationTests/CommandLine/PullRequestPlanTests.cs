using System.Diagnostics;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary><c>copier plan --pull-request</c>, run as people run it, with the service's settings and without its database.</summary>
public sealed class PullRequestPlanTests
{
    private const string Rules = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/, exclude_patterns: ['_test\.go$']}
                targets:
                  - {repo: acme/docs, path_transform: "code/${relative_path}", on_delete: delete}
                  - {repo: globex/site, path_transform: "${relative_path}", commit_strategy: {type: pull_request}}
        """;

    [Fact]
    public async Task Text_is_the_tree_of_the_plan_with_what_differs_in_each_target()
    {
        await using var world = await CopierWorld.PrepareAsync(Rules, github => github.Repository("globex/site").IsArchived = true);
        world.GitHub.Repository("acme/docs").Commit("main", "Same", edits => edits.Write("code/same.go", "s"));
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/same.go", "s").Write("go/a_test.go", "t").Write("x.md", "x"));

        var run = await PlanAsync(world, "--pull-request", $"{pull.Number}");

        run.ExitCode.Should().Be(0, run.Error);
        var commit = world.GitHub.Repository("acme/examples").Head(pull.HeadBranch)![..7];
        run.Out.Should().Be($"""
            acme/examples#{pull.Number} is open; its files are those at {commit}, its newest commit.
            go/a.go
            └─ go
               ├─ acme/docs@main code/a.go new
               └─ globex/site@main a.go not permitted: globex/site is archived; unarchive it, or remove it from the rule's targets.
            go/a_test.go
            └─ The rule 'go' excludes it by '_test\.go$'.
            go/same.go
            └─ go
               ├─ acme/docs@main code/same.go identical
               └─ globex/site@main same.go not permitted: globex/site is archived; unarchive it, or remove it from the rule's targets.
            x.md
            └─ No rule matches it.
            acme/docs@main go: commit, 1 to write, 0 to delete
            globex/site@main go: refused: globex/site is archived; unarchive it, or remove it from the rule's targets.
            4 files, 1 of them would go.

            """);
        run.Error.Should().Contain("It is not merged yet");
        world.GitHub.Requests.Should().NotContain(request => request.IsMutation);
    }

    [Fact]
    public async Task Json_has_the_shape_of_the_plan_and_more()
    {
        await using var world = await CopierWorld.PrepareAsync(Rules);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Delete("go/old.go"), deliver: false);

        var run = await PlanAsync(world, "--pull-request", $"{merge.Number}", "--json");

        var plan = JsonNode.Parse(run.Out)!;
        ((string)plan["source"]!, (string)plan["commit"]!, (string)plan["commit_is"]!).Should().Be(("acme/examples", merge.MergeCommit!, "merge_commit"));
        var target = plan["files"]![0]!["matches"]![0]!["targets"]![0]!;
        ((string)plan["files"]![0]!["path"]!, (string)plan["files"]![0]!["matches"]![0]!["rule"]!).Should().Be(("go/a.go", "go"));
        ((string)plan["files"]![0]!["matches"]![0]!["variables"]!["relative_path"]!).Should().Be("a.go");
        target.AsObject().Select(field => field.Key).Should().StartWith(["repo", "branch", "path", "error"]);
        ((string)target["repo"]!, (string)target["path"]!, (string)target["verdict"]!).Should().Be(("acme/docs", "code/a.go", "new"));
        target["error"].Should().BeNull();
        plan["change_sets"]!.AsArray().Select(set => (string)set!["outcome"]!).Should().Equal("commit", "open_pull_request");
    }

    [Fact]
    public async Task Rules_that_the_source_keeps_itself_are_read_there()
    {
        await using var world = await CopierWorld.PrepareAsync("sources: [{repo: acme/examples, config_file: copier.yaml}]");
        world.GitHub.Repository("acme/examples").Commit("main", "Rules", edits => edits.Write("copier.yaml", """
            copy_rules: [{name: own, source_pattern: {type: prefix, pattern: go/}, targets: [{repo: acme/docs, path_transform: "own/${relative_path}"}]}]
            """));
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/a.go", "a"));

        var run = await PlanAsync(world, "--pull-request", $"{pull.Number}");

        run.Out.Should().Contain("acme/docs@main own/a.go new");
        world.GitHub.Repository("acme/examples").Commit("main", "Broken", edits => edits.Write("copier.yaml", "copy_rulez: []\n"));
        var broken = await PlanAsync(world, "--pull-request", $"{pull.Number}");
        broken.ExitCode.Should().Be(1);
        broken.Error.Should().Contain("acme/examples:copier.yaml@main:1:1").And.Contain("copy_rules");
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_a_line()
    {
        await using var world = await CopierWorld.PrepareAsync(Rules);

        var nobody = await PlanAsync(world, "--pull-request", "99");
        var bare = await CommandLineProcess.RunAsync("plan", "--config", world.Folder.ConfigurationFile, "--source", "acme/examples", "--pull-request", "1");
        world.Folder.Configure("sources: []");
        var unknown = await PlanAsync(world, "--pull-request", "1");
        world.Folder.Configure("sources: [{}]");
        var invalid = await PlanAsync(world, "--pull-request", "1");

        (nobody.ExitCode, nobody.Error).Should().Be((1, "acme/examples has no pull request #99.\n"));
        bare.ExitCode.Should().Be(1);
        bare.Error.Should().Contain("GitHub:AppId is missing").And.Contain("GitHub:PrivateKey").And.NotContain("   at ");
        (unknown.ExitCode, invalid.ExitCode).Should().Be((1, 1));
        invalid.Error.Should().Contain("copier.yaml:1:");
    }

    private static async Task<CommandLineProcess> PlanAsync(CopierWorld world, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "plan", "--config", world.Folder.ConfigurationFile, "--source", "acme/examples", .. arguments]);
        ServiceEnvironment.AddTo(start, world);
        return await CommandLineProcess.RunAsync(start, null);
    }
}
