using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.Postgres;
using Microsoft.Data.Sqlite;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>A copy of the database that was made while the service ran, put back later.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task An_older_backup_makes_no_second_commit_and_no_second_pull_request()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        await world.Service.LookAsync();
        await MergeAsync(world, 0);
        var backup = Path.Combine(Path.GetDirectoryName(world.Folder.DatabaseFile)!, "backup.db");
        var second = MergeAsync(world, 1);
        await BackUpAsync(world.Folder.DatabaseFile, backup);
        await second;
        var third = await MergeAsync(world, 2);

        await world.Service.DisposeAsync();
        (await AskAsync(backup, "PRAGMA integrity_check")).Should().Be("ok");
        world.Folder.DropDatabase();
        File.Move(backup, world.Folder.DatabaseFile);
        await world.StartServiceAsync();

        await ShouldHaveMadeNothingTwiceAsync(world, third);
    }

    [Fact]
    public async Task A_dump_of_PostgreSQL_restores_to_the_same()
    {
        PostgresServer.Require();
        PostgresServer.RequirePrograms();
        await using var world = await CopierWorld.PrepareAsync(Configurations.Everywhere);
        await using var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await world.StartServiceAsync(Replicas.On(database));
        await world.Service.LookAsync();
        await MergeAsync(world, 0);
        var dump = Path.Combine(Path.GetDirectoryName(world.Folder.DatabaseFile)!, "copier.dump");
        var second = MergeAsync(world, 1);
        await database.RunAsync("pg_dump", "--format=custom", $"--file={dump}", database.Name);
        await second;
        var third = await MergeAsync(world, 2);

        await world.Service.DisposeAsync();
        await using var restored = database.Beside($"{database.Name}_restored");
        await database.RunAsync("createdb", restored.Name);
        await database.RunAsync("pg_restore", $"--dbname={restored.Name}", "--no-owner", dump);
        await world.StartServiceAsync(Replicas.On(restored));

        await ShouldHaveMadeNothingTwiceAsync(world, third);
    }

    private static async Task ShouldHaveMadeNothingTwiceAsync(CopierWorld world, ClosedPullRequest third)
    {
        var deliveries = await world.Service.CatchUpAsync();

        deliveries.Should().HaveCount(3).And.OnlyContain(delivery => (string)delivery["state"]! == "succeeded");
        ((string)deliveries[0]["kind"]!, (int)deliveries[0]["pull_request"]!).Should().Be(("catch_up", third.Number), "it was not in the backup");
        foreach (var target in new[] { "acme/docs", "initech/handbook" })
        {
            world.GitHub.Repository(target).Commits("main").Should().HaveCount(1 + 3, target);
        }

        var site = world.GitHub.Repository("globex/site");
        site.Commits(site.PullRequests.Should().ContainSingle().Which.HeadBranch).Should().HaveCount(1 + 3);
        (await world.GitHub.Webhooks.SendAsync(third.Delivery)).Body.Should().Contain("\"duplicate\"");
    }

    private static async Task<ClosedPullRequest> MergeAsync(CopierWorld world, int number)
    {
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/f{number}.go", $"{number}"));
        await world.Service.FinishedAsync(merge);
        return merge;
    }

    /// <summary>As <c>sqlite3 data/copier.db "VACUUM INTO '…'"</c> does it.</summary>
    private static Task<string?> BackUpAsync(string database, string copy) => AskAsync(database, "VACUUM INTO $copy", copy);

    private static async Task<string?> AskAsync(string database, string sql, string? copy = null)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (copy is not null)
        {
            command.Parameters.AddWithValue("$copy", copy);
        }

        return (string?)await command.ExecuteScalarAsync();
    }
}
