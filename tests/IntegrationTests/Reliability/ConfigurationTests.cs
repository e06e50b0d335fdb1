using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>A configuration that cannot be used loses nothing.</summary>
public sealed class ConfigurationTests
{
    private const string Broken = """
        sources:
          - repo: acme
            copy_rulez: []
        """;

    [Fact]
    public async Task A_broken_file_starts_the_service_degraded_and_merges_are_kept_until_it_is_mended()
    {
        await using var world = await CopierWorld.StartAsync(Broken);

        var health = await world.Service.GetAsync("health");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        world.Folder.Configure(Configurations.Direct);
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)health["status"]!).Should().Be("degraded");
        health["configuration"]!["problems"]!.AsArray().Select(problem => (string)problem!).Should()
            .Contain(problem => problem.Contains(":2:", StringComparison.Ordinal) && problem.Contains("owner/name", StringComparison.Ordinal))
            .And.Contain(problem => problem.Contains(":3:", StringComparison.Ordinal) && problem.Contains("copy_rules", StringComparison.Ordinal));
        merge.Answer!.Status.Should().Be(500);
        var error = JsonNode.Parse(merge.Answer.Body)!;
        ((string)error["error"]!).Should().Be("configuration error");
        ((string)error["source_repo"]!).Should().Be("acme/examples");
        ((string)delivery["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("healthy");
    }

    [Fact]
    public async Task A_version_that_does_not_work_never_replaces_one_that_does()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        world.Folder.Configure(Broken);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));

        merge.Answer!.Status.Should().Be(200);
        await world.Service.FinishedAsync(merge);
        world.GitHub.Repository("acme/docs").Text("main", "code/b.go").Should().Be("b");
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("degraded");
    }

    [Fact]
    public async Task A_kept_merge_that_proves_to_be_nobodys_ends_ignored_and_uncounted()
    {
        await using var world = await CopierWorld.StartAsync(Broken);
        var merge = await world.GitHub.MergeAsync("initech/handbook", pr => pr.Write("a", "a"));
        world.Folder.Configure(Configurations.Direct);

        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("ignored");
        ((int)(await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!["received"]!).Should().Be(0);
    }

    [Fact]
    public async Task An_installation_that_cannot_authenticate_gets_500_and_its_merge_is_kept()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Path = "/access_tokens$", Times = 8, Answer = FaultAnswer.Error(500) });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        merge.Answer!.Status.Should().Be(500);
        ((string)JsonNode.Parse(merge.Answer.Body)!["error"]!).Should().Be("authentication error");
        ((string)delivery["state"]!).Should().Be("succeeded");
    }

    [Fact]
    public async Task An_owner_that_is_not_allowed_makes_the_file_unusable()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, null, "--Copier:AllowedOwners:0=acme", "--Copier:AllowedOwners:1=globex");

        var health = await world.Service.GetAsync("health");

        ((string)health["status"]!).Should().Be("degraded");
        ((string)health["configuration"]!["problems"]![0]!).Should().Contain("initech/handbook belongs to 'initech'");
    }
}
