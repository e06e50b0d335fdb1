using ExamplesCopier.IntegrationTests.Service;
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
        world.Folder.DropDatabase();
        File.Move(backup, world.Folder.DatabaseFile);
        await world.StartServiceAsync();
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

    private static async Task<GitHubSimulator.PullRequests.ClosedPullRequest> MergeAsync(CopierWorld world, int number)
    {
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/f{number}.go", $"{number}"));
        await world.Service.FinishedAsync(merge);
        return merge;
    }

    /// <summary>As <c>sqlite3 data/copier.db "VACUUM INTO '…'"</c> does it.</summary>
    private static async Task BackUpAsync(string database, string copy)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync();
    }
}
