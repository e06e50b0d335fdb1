using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

public sealed class OrganisationsTests
{
    private static readonly string[] _owners = ["acme", "globex", "initech"];

    [Fact]
    public async Task Sources_of_two_organisations_reach_targets_of_three()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "# Shared")));

        var code = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/cmd/main.go", "package main\n"));
        var image = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/logo.png", [1, 0, 255]));
        await world.Service.FinishedAsync(code);
        await world.Service.FinishedAsync(image);

        world.GitHub.Repository("acme/docs").Text("main", "code/go/cmd/main.go").Should().Be("package main\n");
        world.GitHub.Repository("acme/docs").Bytes("main", "assets/png/logo.png").Should().Equal(1, 0, 255);
        world.GitHub.Repository("initech/handbook").Text("main", "main/go/cmd/code.go").Should().Be("package main\n");
        var pull = world.GitHub.Repository("globex/site").PullRequests.Should().ContainSingle().Which;
        world.GitHub.Repository("globex/site").Text(pull.HeadBranch, "acme/main.go").Should().Be("package main\n");
    }

    [Fact]
    public async Task Each_further_installation_costs_one_read_and_its_writes()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b"));
        await world.Service.FinishedAsync(merge);

        var work = world.GitHub.Requests.Work;
        work.Count(request => request.Operation is not null && !request.IsMutation).Should().Be(3);
        work.Count(request => request.IsMutation).Should().Be(3);
        work.Should().HaveCount(1 + 3 + 3);
    }

    [Fact]
    public async Task Every_write_uses_the_token_of_its_own_organisation()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        world.GitHub.Requests.Where(request => request.IsMutation).Select(request => request.InstallationId)
            .Should().BeEquivalentTo(new int?[] { CopierWorld.Acme, CopierWorld.Globex, CopierWorld.Initech });
        world.GitHub.Requests.Count(request => request.IsTokenMint).Should().Be(_owners.Length);
    }

    [Fact]
    public async Task Many_merges_share_the_tokens_and_the_discovery()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        var merges = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            merges.Add((await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/f{merges.Count}.go", "x"))).DeliveryId.ToString());
        }

        foreach (var id in merges)
        {
            ((string)(await world.Service.FinishedAsync(id))["state"]!).Should().Be("succeeded");
        }

        world.GitHub.Requests.Count(request => request.IsTokenMint).Should().Be(_owners.Length);
        world.GitHub.Requests.Count(request => request.Path.EndsWith("/installation", StringComparison.Ordinal)).Should().BeLessThanOrEqualTo(_owners.Length);
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(1 + merges.Count);
    }

    [Fact]
    public async Task A_default_installation_is_used_where_it_reaches_and_passed_over_where_it_does_not()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, null, $"--GitHub:DefaultInstallationId={CopierWorld.Globex}");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        world.GitHub.Requests.Should().NotContain(request => request.Path == "/repos/globex/site/installation");
    }
}
