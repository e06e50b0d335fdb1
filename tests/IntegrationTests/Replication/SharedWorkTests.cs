using System.Text.Json.Nodes;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.IntegrationTests.Replication;

/// <summary>Three replicas, one database: what holds for one process holds for all of them together.</summary>
public sealed class SharedWorkTests
{
    private const int Targets = 6;

    [Fact]
    public async Task Replicas_share_the_work_that_came_to_one_of_them_and_none_takes_more_than_it_may()
    {
        await using var world = await CopierWorld.PrepareAsync(Configuration(maxConcurrent: Targets), CreateTargets);
        await using var replicas = await Replicas.StartAsync(world, 3, "--Copier:MaxConcurrentDeliveries=1");
        var held = Hold(world);

        var merges = new List<ClosedPullRequest>();
        world.GitHub.WebhookUrl = new Uri(replicas.Services[0].Url, "webhooks/github");
        for (var i = 0; i < Targets; i++)
        {
            merges.Add(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"t{i}/a.txt", "a")));
        }

        // Each of them works on one delivery at a time, so three at once are three replicas at work.
        await held.ComeAsync(3);
        held.LetGo();
        var work = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var merge in merges)
        {
            var delivery = await replicas.FinishedAsync(merge);
            ((string)delivery["state"]!).Should().Be("succeeded");
            work.Add(((DateTimeOffset)delivery["started_at"]!, (DateTimeOffset)delivery["finished_at"]!));
        }

        work.Should().OnlyContain(one => work.Count(other => other.From <= one.From && one.From < other.To) <= 3, "no replica works on two at once");
    }

    [Fact]
    public async Task The_limit_of_a_source_holds_over_all_replicas_and_a_change_of_it_reaches_them()
    {
        await using var world = await CopierWorld.PrepareAsync(Configuration(maxConcurrent: 2), CreateTargets);
        await using var replicas = await Replicas.StartAsync(world, 3, "--Copier:ConfigCacheSeconds=86400");
        var held = Hold(world);
        var merges = new List<ClosedPullRequest>();
        for (var i = 0; i < Targets; i++)
        {
            merges.Add(await replicas.MergeAsync("acme/examples", pr => pr.Write($"t{i}/a.txt", "a")));
        }

        await held.ComeAsync(2);
        await OtherSourceGoesOnAsync(replicas, "one.txt");
        held.Count.Should().Be(2, "the source may have two deliveries in work");

        world.Folder.Configure(Configuration(maxConcurrent: 4));
        await ReloadAsync(replicas.Services[0]);
        await held.ComeAsync(4);
        await OtherSourceGoesOnAsync(replicas, "two.txt");
        held.Count.Should().Be(4);

        held.LetGo();
        foreach (var merge in merges)
        {
            ((string)(await replicas.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        }
    }

    [Fact]
    public async Task The_rate_of_a_source_holds_over_all_replicas()
    {
        await using var world = await CopierWorld.PrepareAsync(Configuration(maxConcurrent: 3, perMinute: 2), CreateTargets);
        await using var replicas = await Replicas.StartAsync(world, 3);

        var merges = new List<ClosedPullRequest>();
        for (var i = 0; i < 5; i++)
        {
            merges.Add(await replicas.MergeAsync("acme/examples", pr => pr.Write($"t{i}/a.txt", "a")));
        }

        merges.Select(merge => (string)JsonNode.Parse(merge.Answer!.Body)!["status"]!)
            .Should().Equal("accepted", "accepted", "deferred", "deferred", "deferred");
        var later = merges.Skip(2).Select(merge => (DateTimeOffset)JsonNode.Parse(merge.Answer!.Body)!["not_before"]!).ToList();
        (later[2] - later[0]).Should().BeCloseTo(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30));
        foreach (var merge in merges.Take(2))
        {
            ((string)(await replicas.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        }
    }

    [Fact]
    public async Task Two_replicas_do_not_write_to_one_branch_at_once()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, 2, "--Copier:MaxConcurrentDeliveries=1");
        var held = HeldRequests.In(world.GitHub, 2, go => new FaultRule { Mutation = true, HoldUntil = go });

        var first = await replicas.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await held.ComeAsync(1);
        var second = await replicas.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));
        var settlement = await replicas.SettledAsync(second);

        settlement.Should().BeEquivalentTo(new { Attempts = 0, Error = "Another delivery is writing to the target branch." });
        held.Count.Should().Be(1);
        held.LetGo();
        await replicas.FinishedAsync(first);
        ((int)(await replicas.FinishedAsync(second))["attempts"]!).Should().Be(1);
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(3);
    }

    [Fact]
    public async Task A_source_registered_at_one_replica_is_known_to_all()
    {
        const string document = """{"repo":"initech/handbook","copy_rules":[{"name":"all","source_pattern":{"type":"glob","pattern":"**"},"targets":[{"repo":"acme/docs","path_transform":"handbook/${path}"}]}]}""";
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, 3, "--Copier:ConfigCacheSeconds=86400");
        foreach (var service in replicas.Services)
        {
            await service.GetAsync("health");
        }

        using var content = new StringContent(document, System.Text.Encoding.UTF8, "application/json");
        using var registered = await replicas.Services[0].Client.PostAsync(new Uri("api/v1/sources", UriKind.Relative), content);
        registered.StatusCode.Should().Be(System.Net.HttpStatusCode.Created);

        foreach (var service in replicas.Services)
        {
            (await service.GetAsync("health"))["sources"]!.AsObject().Select(source => source.Key).Should().Contain("initech/handbook");
        }

        var merge = await replicas.MergeAsync("initech/handbook", pr => pr.Write("a.md", "a"));
        await replicas.FinishedAsync(merge);
        world.GitHub.Repository("acme/docs").Text("main", "handbook/a.md").Should().Be("a");
    }

    /// <summary>Each folder of the source has a target of its own, so that no delivery waits for another's branch.</summary>
    private static string Configuration(int maxConcurrent, int perMinute = 30)
    {
        var rules = string.Join('\n', Enumerable.Range(0, Targets).Select(i =>
            $$"""      - {name: t{{i}}, source_pattern: {type: prefix, pattern: t{{i}}/}, targets: [{repo: acme/t{{i}}, path_transform: "${relative_path}"}]}"""));
        return $$"""
            sources:
              - repo: acme/examples
                settings: {rate_limit: {max_concurrent: {{maxConcurrent}}, max_webhooks_per_minute: {{perMinute}} } }
                copy_rules:
            {{rules}}
              - repo: globex/shared
                copy_rules:
                  - {name: all, source_pattern: {type: glob, pattern: "**"}, targets: [{repo: globex/site, path_transform: "${path}"}]}
            """;
    }

    private static void CreateTargets(SimulatedGitHub github)
    {
        github.CreateRepository("globex/shared", repository => repository.File("README.md", "#"));
        for (var i = 0; i < Targets; i++)
        {
            github.CreateRepository($"acme/t{i}", repository => repository.File("README.md", "#"));
        }
    }

    private static HeldRequests Hold(CopierWorld world) => HeldRequests.In(
        world.GitHub, Targets, go => new FaultRule { GraphQL = "query Snapshot", InstallationId = CopierWorld.Acme, HoldUntil = go });

    /// <summary>Every replica has looked for work meanwhile, or this one would not have been done.</summary>
    private static async Task OtherSourceGoesOnAsync(Replicas replicas, string file)
    {
        var merge = await replicas.MergeAsync("globex/shared", pr => pr.Write(file, file));
        ((string)(await replicas.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
    }

    private static async Task ReloadAsync(CopierService service)
    {
        await using var scope = service.Resolve<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReloadConfiguration("ops"));
    }
}
