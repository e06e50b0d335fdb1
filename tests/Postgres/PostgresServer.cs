using System.Net;
using Npgsql;

namespace ExamplesCopier.Postgres;

/// <summary>
/// A PostgreSQL server for tests: the one that <c>COPIER_TEST_POSTGRES</c> names, else one of our own from the programs on this machine,
/// on the loopback address, with its data in a temporary folder. It ends with the process that started it, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>A connection string of a server on which databases may be made and dropped.</summary>
    public const string Variable = "COPIER_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresServer>> _shared = new(() => StartAsync());
    private readonly PostgresCluster? _cluster;
    private readonly NpgsqlConnectionStringBuilder _settings;

    private PostgresServer(PostgresCluster? cluster, NpgsqlConnectionStringBuilder settings) => (_cluster, _settings) = (cluster, settings);

    /// <summary>Why there is no server to test with; null when there is one.</summary>
    public static string? Absence { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } || PostgresPrograms.Folder is not null
        ? null
        : $"PostgreSQL is not installed here, and {Variable} names no server.";

    /// <summary>The one server of this test run, started when it is first asked for.</summary>
    public static Task<PostgresServer> SharedAsync() => _shared.Value;

    /// <summary>Skips the test where no server can be had. In CI, where there must be one, it fails.</summary>
    public static void Require() => Require(Absence, Environment.GetEnvironmentVariable("CI") == "true");

    /// <summary>Skips the test where no server can be started. In CI, where there must be one, it fails.</summary>
    public static void RequirePrograms() =>
        Assert.SkipWhen(PostgresPrograms.Folder is null && Environment.GetEnvironmentVariable("CI") != "true", "PostgreSQL is not installed here.");

    /// <summary>A server for one test alone, which that test may stop.</summary>
    public static async Task<PostgresServer> StartOwnAsync()
    {
        RequirePrograms();
        return await StartClusterAsync(isForOneTest: true);
    }

    /// <summary>An empty database, dropped at its end.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var name = $"copier_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new PostgresDatabase(this, new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Database = name }.ConnectionString);
    }

    internal bool IsForOneTest { get; private init; }

    /// <summary>The server goes away under its clients, and stays away.</summary>
    public Task StopAsync() => Cluster.StopAsync();

    /// <summary>It is back, on the same port, with the same data.</summary>
    public Task StartAgainAsync() => Cluster.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    internal static void Require(string? absence, bool isCi)
    {
        if (absence is not null && isCi)
        {
            throw new InvalidOperationException(absence);
        }

        Assert.SkipWhen(absence is not null, absence ?? "");
    }

    internal static async Task EndSharedAsync()
    {
        if (_shared.IsValueCreated)
        {
            await (await _shared.Value).DisposeAsync();
        }
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private PostgresCluster Cluster => _cluster ?? throw new InvalidOperationException($"The server of {Variable} is not ours to stop.");

    private static async Task<PostgresServer> StartAsync() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? new PostgresServer(null, new NpgsqlConnectionStringBuilder(given))
            : await StartClusterAsync(isForOneTest: false);

    private static async Task<PostgresServer> StartClusterAsync(bool isForOneTest)
    {
        var cluster = await PostgresCluster.CreateAsync(PostgresCluster.FreePort());
        await cluster.StartAsync();
        return new PostgresServer(cluster, new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = cluster.Port,
            Username = PostgresCluster.Superuser,
            Database = "postgres",
            // Several services and their schedulers share one small server.
            MaxPoolSize = 40,
        })
        {
            IsForOneTest = isForOneTest,
        };
    }
}

/// <summary>A database of one test.</summary>
public sealed class PostgresDatabase(PostgresServer server, string connectionString) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    public string Name => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    /// <summary>Another one on the same server, which somebody else makes; dropped at its end.</summary>
    public PostgresDatabase Beside(string name) => new(server, new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString);

    /// <summary>Runs one of PostgreSQL's own clients, such as <c>pg_dump</c>, against its server.</summary>
    public Task RunAsync(string client, params string[] arguments)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        var path = Path.Combine(PostgresPrograms.Folder ?? throw new InvalidOperationException("PostgreSQL is not installed here."), client);
        return PostgresPrograms.RunAsync(["env", $"PGHOST={settings.Host}", $"PGPORT={settings.Port}", $"PGUSER={settings.Username}", $"PGPASSWORD={settings.Password}", path, .. arguments]);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pool = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        if (server.IsForOneTest)
        {
            // Its databases end with it, and it may be stopped already.
            return;
        }

        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)");
    }
}

/// <summary>Ends the shared server with the test run; registered as a fixture of the assembly.</summary>
public sealed class PostgresServerLifetime : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await PostgresServer.EndSharedAsync();
}
