using ExamplesCopier.Postgres;
using Xunit.Sdk;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class PostgresServerTests
{
    [Fact]
    public void Without_a_server_a_test_is_skipped_for_a_developer_and_fails_in_CI()
    {
        var developer = () => PostgresServer.Require("not installed", isCi: false);
        var ci = () => PostgresServer.Require("not installed", isCi: true);

        developer.Should().Throw<SkipException>().WithMessage("*not installed*");
        ci.Should().Throw<InvalidOperationException>().WithMessage("not installed");
    }

    [Fact]
    public async Task A_server_comes_back_with_its_data()
    {
        await using var server = await PostgresServer.StartOwnAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        await ExecuteAsync("CREATE TABLE kept AS SELECT 7 AS number");

        await server.StopAsync();
        var asking = () => ExecuteAsync("SELECT number FROM kept");
        await asking.Should().ThrowAsync<Npgsql.NpgsqlException>();
        await server.StartAgainAsync();

        (await ExecuteAsync("SELECT number FROM kept")).Should().Be(7);

        async Task<object?> ExecuteAsync(string sql)
        {
            await using var command = source.CreateCommand(sql);
            return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }
    }
}
