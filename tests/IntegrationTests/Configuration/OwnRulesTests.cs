using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Configuration;

/// <summary>Rules that a source keeps in its own repository, and that are trusted less.</summary>
public sealed class OwnRulesTests
{
    private const string Central = """
        sources:
          - repo: acme/examples
            config_file: .copier/rules.yaml
          - repo: globex/shared
            copy_rules:
              - name: all
                source_pattern: {type: prefix, pattern: img/}
                targets: [{repo: acme/docs, path_transform: "img/${relative_path}"}]
        defaults:
          commit_strategy: {commit_message: "By default from ${source_repo}"}
        """;

    private const string Own = """
        copy_rules:
          - name: go
            source_pattern: {type: prefix, pattern: go/}
            targets: [{repo: acme/docs, path_transform: "own/${relative_path}"}]
        """;

    [Fact]
    public async Task They_are_used_with_the_central_defaults()
    {
        await using var world = await StartAsync(Own);

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        var docs = world.GitHub.Repository("acme/docs");
        docs.Text("main", "own/a.go").Should().Be("a");
        docs.Commits("main")[0].Headline.Should().Be("By default from acme/examples");
    }

    [Fact]
    public async Task A_push_to_them_takes_effect_at_once()
    {
        await using var world = await StartAsync(Own, "--Copier:ConfigCacheSeconds=86400");
        await world.Service.GetAsync("health");
        var source = world.GitHub.Repository("acme/examples");
        source.Commit("main", "Move", edits => edits.Write(".copier/rules.yaml", Own.Replace("own/", "new/", StringComparison.Ordinal)));

        await world.GitHub.Webhooks.SendAsync(world.GitHub.BuildPushEvent(source, "main"));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().Contain("new/a.go");
    }

    public static TheoryData<string, string, string> Escalations { get; } = new()
    {
        { "another organisation", Own.Replace("acme/docs", "globex/site", StringComparison.Ordinal), "globex/site@main is not among the allowed_targets" },
        { "an installation", Own.Replace("{repo: acme/docs,", "{repo: acme/docs, installation_id: 1002,", StringComparison.Ordinal), "An installation is named in the central file only" },
        { "settings", Own + "\nsettings: {enabled: true}", "Unknown key 'settings'" },
        { "sources", Own + "\nsources: []", "Unknown key 'sources'" },
        { "what it may write to", Own + "\nallowed_targets: ['**']", "Unknown key 'allowed_targets'" },
        { "defaults", Own + "\ndefaults: {}", "Unknown key 'defaults'" },
    };

    [Theory]
    [MemberData(nameof(Escalations))]
    public async Task They_cannot_give_themselves_more_than_the_central_file_does(string what, string rules, string refusal)
    {
        await using var world = await StartAsync(rules);

        var health = await world.Service.GetAsync("health");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));

        ((string)health["status"]!).Should().Be("degraded", what);
        health["configuration"]!["problems"]!.AsArray().Select(problem => (string)problem!).Should()
            .Contain(problem => problem.StartsWith("acme/examples:.copier/rules.yaml@main:", StringComparison.Ordinal) && problem.Contains(refusal, StringComparison.Ordinal));
        ((string)health["sources"]!["acme/examples"]!["status"]!).Should().Be("unhealthy");
        merge.Answer!.Status.Should().Be(500);
        ((string)JsonNode.Parse(merge.Answer.Body)!["error"]!).Should().Be("configuration error");
    }

    [Fact]
    public async Task The_central_file_may_allow_more()
    {
        await using var world = await StartAsync(
            Own.Replace("acme/docs", "globex/site", StringComparison.Ordinal),
            central: Central.Replace("config_file: .copier/rules.yaml", "config_file: .copier/rules.yaml\n    allowed_targets: ['GLOBEX/site@main']", StringComparison.Ordinal));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        world.GitHub.Repository("globex/site").Text("main", "own/a.go").Should().Be("a");
    }

    [Fact]
    public async Task Workflow_files_and_configuration_files_are_out_of_their_reach()
    {
        const string rules = """
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: acme/examples, path_transform: "${relative_path}"}]
            """;
        await using var world = await StartAsync(rules);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/.github/workflows/ci.yml", "on: push").Write("go/.copier/rules.yaml", "x").Write("go/ok.txt", "x"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("partially_failed");
        var source = world.GitHub.Repository("acme/examples");
        source.Tree("main").Keys.Should().Contain("ok.txt").And.NotContain(".github/workflows/ci.yml");
        source.Text("main", ".copier/rules.yaml").Should().Be(rules);
    }

    [Fact]
    public async Task So_are_the_configuration_files_of_other_sources()
    {
        const string others = "copy_rules: [{name: all, source_pattern: {type: prefix, pattern: img/}, targets: [{repo: acme/docs, path_transform: 'img/${relative_path}'}]}]";
        await using var world = await CopierWorld.StartAsync(
            Central,
            github =>
            {
                github.CreateRepository("globex/shared", repository => repository.File("README.md", "#"));
                github.CreateRepository("acme/more", repository => repository.File("conf/own.yaml", others));
                github.Repository("acme/examples").Commit("main", "Rules", edits => edits.Write(".copier/rules.yaml", Own.Replace("acme/docs", "acme/more", StringComparison.Ordinal).Replace("own/", "", StringComparison.Ordinal)));
            });
        world.Folder.Configure(Central.Replace("sources:", "sources:\n  - {repo: acme/more, config_file: conf/own.yaml}", StringComparison.Ordinal));

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/conf/own.yaml", "copy_rules: []").Write("go/Conf/OWN.yaml", "x").Write("go/ok.txt", "x"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("partially_failed");
        var more = world.GitHub.Repository("acme/more");
        more.Tree("main").Keys.Should().BeEquivalentTo("conf/own.yaml", "ok.txt");
        more.Text("main", "conf/own.yaml").Should().Be(others);
    }

    [Fact]
    public async Task The_operators_list_of_owners_binds_them_whatever_the_central_file_allows()
    {
        await using var world = await StartAsync(
            Own.Replace("acme/docs", "initech/handbook", StringComparison.Ordinal),
            central: Central.Replace("config_file: .copier/rules.yaml", "config_file: .copier/rules.yaml\n    allowed_targets: ['**']", StringComparison.Ordinal),
            settings: ["--Copier:AllowedOwners:0=acme", "--Copier:AllowedOwners:1=globex"]);

        var health = await world.Service.GetAsync("health");

        health["configuration"]!["problems"]!.AsArray().Select(problem => (string)problem!).Should().ContainSingle()
            .Which.Should().StartWith("acme/examples:.copier/rules.yaml@main:").And.Contain("initech/handbook belongs to 'initech'");
        ((string)health["sources"]!["acme/examples"]!["status"]!).Should().Be("unhealthy");
    }

    [Fact]
    public async Task One_broken_file_does_not_take_the_others_down_and_heals_by_itself()
    {
        await using var world = await StartAsync("copy_rules: nonsense");
        var image = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/a.txt", "a"));
        var kept = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));

        ((string)(await world.Service.FinishedAsync(image))["state"]!).Should().Be("succeeded");
        kept.Answer!.Status.Should().Be(500);
        world.GitHub.Repository("acme/examples").Commit("main", "Mend", edits => edits.Write(".copier/rules.yaml", Own));

        ((string)(await world.Service.FinishedAsync(kept))["state"]!).Should().Be("succeeded");
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("healthy");
    }

    private static Task<CopierWorld> StartAsync(string own, string setting = "--Copier:ConfigCacheSeconds=0", string central = Central, params string[] settings) => CopierWorld.StartAsync(
        central,
        github =>
        {
            github.CreateRepository("globex/shared", repository => repository.File("README.md", "#"));
            github.Repository("acme/examples").Commit("main", "Rules", edits => edits.Write(".copier/rules.yaml", own));
        },
        [setting, .. settings]);
}
