using System.Globalization;
using ExamplesCopier.IntegrationTests.Security;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.Postgres;
using Npgsql;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>The real executable, told to stop before it has begun to work.</summary>
public sealed class StopDuringStartTests
{
    [Fact]
    public async Task Told_to_stop_while_the_database_is_prepared_it_ends_quietly()
    {
        PostgresServer.Require();
        await using var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var other = new NpgsqlConnection(database.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var turn = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        // Another replica prepares it, and takes its time.
        await AskAsync(other, "SELECT count(*) FROM (SELECT pg_advisory_xact_lock(126870790434145)) AS taken");
        await using var service = RecordedService.Launch(world, new Dictionary<string, string>(), Replicas.On(database));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await AskAsync(other, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == 0)
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }

        var written = await service.StopAsync();

        service.ExitCode.Should().Be(0);
        written.Should().NotContain("Exception").And.NotContain("   at ").And.NotContain("\"@l\":\"Error\"").And.NotContain("\"@l\":\"Fatal\"");
    }

    private static async Task<long> AskAsync(NpgsqlConnection connection, string question)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
