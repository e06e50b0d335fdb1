using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.IntegrationTests.Service;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>What was kept long enough goes; that a merge was copied is never forgotten.</summary>
public sealed class PruningTests
{
    [Fact]
    public async Task A_processed_delivery_goes_after_its_days_and_its_merge_stays_known()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var old = await CopyAsync(world, "go/old.go");
        var replay = (string)(await world.Service.ReplayAsync(old.DeliveryId.ToString()))["id"]!;
        await SetAsync(world, "UPDATE deliveries SET FinishedAt = @moment", 31);
        var fresh = await CopyAsync(world, "go/fresh.go");
        var before = (await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!.ToJsonString();

        await PruneAsync(world);

        (await world.Service.AllFinishedAsync()).Select(delivery => (string)delivery["id"]!).Should().Equal(fresh.DeliveryId.ToString());
        foreach (var gone in new[] { old.DeliveryId.ToString(), replay })
        {
            using var answer = await world.Service.Client.GetAsync(new Uri(world.Service.Url, $"api/v1/deliveries/{gone}"));
            ((int)answer.StatusCode).Should().Be(404);
        }

        (await CountAsync(world, "SELECT count(*) FROM change_sets"), await CountAsync(world, "SELECT count(*) FROM delivery_files")).Should().Be((1, 1));
        (await CountAsync(world, "SELECT count(DISTINCT DeliveryId) FROM delivery_steps"), await CountAsync(world, "SELECT count(*) FROM deliveries")).Should().Be((1, 2));
        (await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!.ToJsonString().Should().Be(before);

        (await world.GitHub.RedeliverAsync(old.DeliveryId)).Body.Should().Contain("\"duplicate\"");
        (await world.Service.CatchUpAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_delivery_that_failed_is_kept()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct.Replace("acme/docs", "acme/missing", StringComparison.Ordinal));
        await CopyAsync(world, "go/a.go");
        await SetAsync(world, "UPDATE deliveries SET FinishedAt = @moment", 31);

        await PruneAsync(world);

        ((string)(await world.Service.AllFinishedAsync()).Should().ContainSingle().Which["state"]!).Should().Be("failed");
    }

    [Fact]
    public async Task Audit_events_go_after_days_of_their_own_however_many_they_are()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, settings: ["--Copier:AuditRetentionDays=7"]);
        await CopyAsync(world, "go/a.go");
        await SetAsync(world, Events("go/old.go", 1000), 8);
        await SetAsync(world, Events("go/fresh.go", 3), 6);

        await PruneAsync(world);

        (await CountAsync(world, "SELECT count(*) FROM audit_events WHERE SourcePath = 'go/old.go'")).Should().Be(0);
        (await CountAsync(world, "SELECT count(*) FROM audit_events WHERE SourcePath = 'go/fresh.go'")).Should().Be(3);
        (await world.Service.AllFinishedAsync()).Should().ContainSingle();
    }

    private static string Events(string path, int count) => $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
        INSERT INTO audit_events (At, Action, DeliveryId, SourceRepo, SourceKey, SourcePath, PullRequest, Author, TargetRepo, TargetKey, Branch, Success)
        SELECT @moment, 0, 'd', 'acme/examples', 'acme/examples', '{path}', 1, 'carol', 'acme/docs', 'acme/docs', 'main', 1 FROM n;
        """;

    private static async Task<GitHubSimulator.PullRequests.ClosedPullRequest> CopyAsync(CopierWorld world, string path)
    {
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write(path, path));
        await world.Service.FinishedAsync(merge);
        return merge;
    }

    private static async Task PruneAsync(CopierWorld world)
    {
        await using var scope = world.Service.Resolve<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PruneDeliveries());
    }

    /// <summary>Nobody waits a month for a test: the rows are made older.</summary>
    private static async Task SetAsync(CopierWorld world, string statement, int daysAgo)
    {
        await using var connection = await OpenAsync(world);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.Parameters.AddWithValue("@moment", TimeProvider.System.GetUtcNow().AddDays(-daysAgo).UtcTicks);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(CopierWorld world, string query)
    {
        await using var connection = await OpenAsync(world);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<SqliteConnection> OpenAsync(CopierWorld world)
    {
        var connection = new SqliteConnection($"Data Source={world.Folder.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
