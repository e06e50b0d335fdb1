using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.Postgres;

namespace ExamplesCopier.IntegrationTests.Replication;

/// <summary>The same service, with PostgreSQL as its store.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task A_merge_goes_its_whole_way_on_PostgreSQL()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Everywhere);
        await using var replicas = await Replicas.StartAsync(world, 1);

        var merge = await replicas.MergeAsync("acme/examples", pr => pr.Write("go/a/main.go", "package main\n"));
        var delivery = await replicas.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        delivery["change_sets"]!.AsArray().Should().HaveCount(3);
        world.GitHub.Repository("acme/docs").Text("main", "code/go/a/main.go").Should().Be("package main\n");
        world.GitHub.Repository("globex/site").PullRequests.Should().ContainSingle();
        var metrics = await replicas.Services[0].GetAsync("metrics");
        ((int)metrics["global"]!["webhooks"]!["processed"]!).Should().Be(1);
    }

    [Fact]
    public async Task What_replicas_ask_of_GitHub_is_added_up()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, 2);
        var usages = replicas.Services.Select(service => service.Resolve<IGitHubUsage>()).ToList();
        var installation = new InstallationId(77);
        foreach (var usage in usages)
        {
            usage.Count(installation, hasFailed: false);
            await usage.KeepAsync(TestContext.Current.CancellationToken);
            usage.Count(installation, hasFailed: true);
            await usage.KeepAsync(TestContext.Current.CancellationToken);
        }

        usages[0].Count(installation, hasFailed: false);

        (await usages[0].ReadAsync(TestContext.Current.CancellationToken)).Should().Contain(new InstallationUsage(installation, 5, 2));
        (await usages[1].ReadAsync(TestContext.Current.CancellationToken)).Should().Contain(new InstallationUsage(installation, 4, 2));
    }

    [Fact]
    public async Task Three_replicas_that_start_at_once_on_an_empty_database_all_come_up()
    {
        PostgresServer.Require();
        var server = await PostgresServer.SharedAsync();
        for (var round = 0; round < 10; round++)
        {
            await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
            await using var replicas = await Replicas.StartAsync(world, await server.CreateDatabaseAsync(), 3);

            foreach (var service in replicas.Services)
            {
                (await service.Client.GetAsync(new Uri(service.Url, "health/ready"))).IsSuccessStatusCode.Should().BeTrue();
            }

            var merge = await replicas.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
            ((string)(await replicas.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        }
    }
}
