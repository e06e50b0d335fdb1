using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Sets what SQLite keeps per connection: how long to wait for the writer before giving up, and that a commit is on the disk when it returns.</summary>
internal sealed class SqliteConnections : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA busy_timeout = 4000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Configure(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Configure(connection);
        return Task.CompletedTask;
    }

    internal static void Configure(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }
}

/// <summary>Gives Quartz, which opens its own connections, the same settings.</summary>
internal sealed class ConfiguredSqliteFactory : DbProviderFactory
{
    public static readonly ConfiguredSqliteFactory Instance = new();

    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection();
        connection.StateChange += (_, change) =>
        {
            if (change is { OriginalState: System.Data.ConnectionState.Closed, CurrentState: System.Data.ConnectionState.Open })
            {
                SqliteConnections.Configure(connection);
            }
        };
        return connection;
    }

    public override DbCommand CreateCommand() => SqliteFactory.Instance.CreateCommand();

    public override DbParameter CreateParameter() => SqliteFactory.Instance.CreateParameter();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => SqliteFactory.Instance.CreateConnectionStringBuilder();
}
