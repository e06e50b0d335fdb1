using System.Data.Common;
using System.Globalization;
using ExamplesCopier.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ExamplesCopier.Crash;

/// <summary>The store under the replicas, which can be taken away for a while.</summary>
internal abstract class CrashStore : IAsyncDisposable
{
    private const int Running = 1;

    public abstract string[] Settings { get; }

    /// <summary>Nothing can be stored until <paramref name="end"/> completes, and a moment longer.</summary>
    public abstract Task OutageAsync(Task end);

    /// <summary>The deliveries that a process held when it died.</summary>
    public async Task<IReadOnlyList<string>> HeldByAsync(int process)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""SELECT "Id" FROM deliveries WHERE "State" = {Running} AND "LeaseOwner" LIKE '%-{process}-%'""");
        await using var reader = await command.ExecuteReaderAsync();
        var held = new List<string>();
        while (await reader.ReadAsync())
        {
            held.Add(reader.GetString(0));
        }

        return held;
    }

    public abstract ValueTask DisposeAsync();

    protected abstract DbConnection Connection();
}

/// <summary>A SQLite file; in an outage another process holds the one write lock.</summary>
internal sealed class SqliteCrashStore(string file) : CrashStore
{
    public override string[] Settings => [$"--Storage:ConnectionString=Data Source={file}"];

    public override async Task OutageAsync(Task end)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var writing = await connection.BeginTransactionAsync();
        await end;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override DbConnection Connection() => new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
}

/// <summary>A PostgreSQL server of its own; in an outage it is stopped.</summary>
internal sealed class PostgresCrashStore : CrashStore
{
    private readonly PostgresCluster _cluster;

    private PostgresCrashStore(PostgresCluster cluster) => _cluster = cluster;

    public override string[] Settings => ["--Storage:Provider=Postgres", $"--Storage:ConnectionString={ConnectionString}"];

    private string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _cluster.Port,
        Username = PostgresCluster.Superuser,
        Database = "postgres",
        MaxPoolSize = 40,
    }.ConnectionString;

    public static async Task<PostgresCrashStore> StartAsync()
    {
        var cluster = await PostgresCluster.CreateAsync(PostgresCluster.FreePort());
        await cluster.StartAsync();
        return new PostgresCrashStore(cluster);
    }

    public override async Task OutageAsync(Task end)
    {
        await _cluster.StopAsync();
        await end;
        await _cluster.StartAsync();
    }

    public override ValueTask DisposeAsync() => _cluster.DisposeAsync();

    protected override DbConnection Connection() => new NpgsqlConnection($"{ConnectionString};Pooling=false");
}
