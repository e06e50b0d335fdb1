using Npgsql;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>One process at a time prepares the database. The turn ends with its transaction, so it ends with its process too.</summary>
internal sealed class PostgresTurn : IAsyncDisposable
{
    // Any number, as long as no other lock of the service has it: those are hashes of names.
    private const long Key = 0x7363_6865_6d61;

    private readonly NpgsqlConnection _connection;

    private PostgresTurn(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Waits for those who came before. Makes the database where it is missing and the user may.</summary>
    public static async Task<PostgresTurn> TakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await OpenAsync(connection, connectionString, cancellationToken);
            await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Key})", connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new PostgresTurn(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task OpenAsync(NpgsqlConnection connection, string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateAsync(connectionString, cancellationToken);
            await connection.OpenAsync(cancellationToken);
        }
    }

    private static async Task CreateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        using var quoting = new NpgsqlCommandBuilder();
        var name = quoting.QuoteIdentifier(settings.Database!);
        settings.Database = "postgres";
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException lost) when (lost.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made it between our two attempts.
        }
    }
}
