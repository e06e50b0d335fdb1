using System.Globalization;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>A source with much to do delays no other.</summary>
public sealed class FairnessTests
{
    private const int Due = 500;

    private const string TwoSources = """
        sources:
          - repo: acme/examples
            copy_rules:
              - {name: go, source_pattern: {type: prefix, pattern: go/}, targets: [{repo: acme/docs, path_transform: "${path}"}]}
          - repo: globex/shared
            copy_rules:
              - {name: all, source_pattern: {type: glob, pattern: "**"}, targets: [{repo: globex/site, path_transform: "${path}"}]}
        """;

    [Fact]
    public async Task Five_hundred_due_deliveries_of_one_source_do_not_hold_up_another()
    {
        await using var world = await CopierWorld.StartAsync(TwoSources, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("before.txt", "b")));
        var held = HeldRequests.In(world.GitHub, 20, go => new FaultRule { Path = "^/repos/acme/examples/pulls/", HoldUntil = go });
        foreach (var together in Enumerable.Range(1, Due).Chunk(50))
        {
            await Task.WhenAll(together.Select(number => AcceptAsync(world.Service, number)));
        }

        await held.ComeAsync(3);
        var merge = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("a.txt", "a"));
        await world.Service.FinishedAsync(merge);

        held.Count.Should().Be(3, "the busy source has what it may have, and the other one was let past");
        world.GitHub.Repository("globex/site").Text("main", "a.txt").Should().Be("a");
    }

    [Fact]
    public async Task Sources_that_fill_every_worker_leave_the_next_one_its_turn()
    {
        const int busy = 5;
        const int each = 100;
        var sources = string.Join('\n', Enumerable.Range(0, busy).Select(i =>
            $$"""  - {repo: acme/busy-{{i}}, copy_rules: [{name: all, source_pattern: {type: prefix, pattern: go/}, targets: [{repo: acme/docs, path_transform: "${path}"}]}]}"""));
        await using var world = await CopierWorld.StartAsync($"{TwoSources}\n{sources}", github =>
        {
            github.CreateRepository("globex/shared", repository => repository.File("README.md", "#"));
            foreach (var i in Enumerable.Range(0, busy))
            {
                github.CreateRepository($"acme/busy-{i}", repository => repository.File("README.md", "#"));
            }
        });
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("before.txt", "b")));
        var held = HeldRequests.In(world.GitHub, 10, go => new FaultRule { Path = "^/repos/acme/busy-[0-9]/pulls/", HoldUntil = go });
        var later = world.GitHub.Faults.Add(new FaultRule { Path = "^/repos/acme/busy-[0-9]/pulls/", Times = int.MaxValue, Answer = FaultAnswer.Error(404) });
        foreach (var together in Enumerable.Range(1, busy * each).Chunk(50))
        {
            await Task.WhenAll(together.Select(number => AcceptAsync(world.Service, number, $"acme/busy-{number % busy}")));
        }

        await held.ComeAsync(10);
        var merge = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("a.txt", "a"));
        later.Hits.Should().Be(0, "ten work at once, and no more");
        held.LetGo();
        await world.Service.FinishedAsync(merge);

        later.Hits.Should().BeLessThan(busy * each / 4, "each of the others had one before it, and what was begun while it was worked on");
    }

    [Fact]
    public async Task Five_hundred_that_are_due_after_a_stop_and_over_the_rate_do_not_hold_up_another_source()
    {
        const int rate = 10;
        var configuration = TwoSources.Replace(
            "repo: acme/examples\n", $"repo: acme/examples\n    settings: {{rate_limit: {{max_webhooks_per_minute: {rate}, max_concurrent: 50}}}}\n", StringComparison.Ordinal);
        await using var world = await CopierWorld.StartAsync(configuration, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("before.txt", "b")));
        var started = HeldRequests.In(world.GitHub, rate, go => new FaultRule { Path = "^/repos/acme/examples/pulls/", HoldUntil = go, Answer = FaultAnswer.Error(404) });
        var more = world.GitHub.Faults.Add(new FaultRule { Path = "^/repos/acme/examples/pulls/", Times = int.MaxValue, Answer = FaultAnswer.Error(404) });
        started.LetGo();
        await world.Service.PostJsonAsync("api/v1/sources/acme/examples/pause", "{}");
        foreach (var together in Enumerable.Range(1, Due).Chunk(50))
        {
            await Task.WhenAll(together.Select(number => AcceptAsync(world.Service, number, kind: DeliveryKind.Webhook, perMinute: rate)));
        }

        (await CountAsync(world, $"NotBefore > ReceivedAt + {TimeSpan.FromSeconds(50).Ticks}")).Should().BeGreaterThan(Due / 2, "it is deferred");
        await HoursPassAsync(world);
        await world.Service.PostJsonAsync("api/v1/sources/acme/examples/resume", "{}");
        await started.ComeAsync(rate);
        var merge = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("a.txt", "a"));
        await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("globex/site").Text("main", "a.txt").Should().Be("a");
        more.Hits.Should().Be(0, "no more of the busy source start within the minute");
        (await CountAsync(world, $"State = {(int)DeliveryState.Deferred}")).Should().Be(Due - rate, "they wait, and none is lost");
    }

    private static async Task AcceptAsync(CopierService service, int number, string source = "acme/examples", DeliveryKind kind = DeliveryKind.Replay, int? perMinute = null)
    {
        var merge = new MergedPullRequest
        {
            Repository = RepositoryName.Parse(source),
            RepositoryId = 1,
            Number = number,
            Title = "t",
            Url = "https://github.com/acme/examples/pull/1",
            Author = new Person("octocat", 1),
            Branch = BranchName.Main,
            MergeCommit = CommitSha.Parse(new string('a', 40)),
            ChangedFiles = 1,
        };
        await using var scope = service.Resolve<IServiceScopeFactory>().CreateAsyncScope();
        var acceptance = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(
            new AcceptDelivery(new NewDelivery { Id = $"busy-{number}", Kind = kind, PullRequest = merge }, perMinute));
        await service.Resolve<IDeliveryQueue>().ScheduleAsync(merge.Repository, acceptance.NotBefore, default);
    }

    private static Task<int> CountAsync(CopierWorld world, string condition) => AskAsync(world, $"SELECT count(*) FROM deliveries WHERE Id LIKE 'busy-%' AND {condition}");

    /// <summary>As if the service had been stopped for as long as all of them were to wait.</summary>
    private static Task<int> HoursPassAsync(CopierWorld world) =>
        AskAsync(world, $"UPDATE deliveries SET NotBefore = NotBefore - {TimeSpan.FromHours(2).Ticks}, ReceivedAt = ReceivedAt - {TimeSpan.FromHours(2).Ticks} WHERE Id LIKE 'busy-%'");

    private static async Task<int> AskAsync(CopierWorld world, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={world.Folder.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
