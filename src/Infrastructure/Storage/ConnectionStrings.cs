using Microsoft.Data.Sqlite;
using Npgsql;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Checks the connection string without using it.</summary>
public static class ConnectionStrings
{
    private const string Setting = "Storage:ConnectionString";

    /// <summary>Why the database cannot be reached with these settings; null when it may. Never repeats the string, which may hold a password.</summary>
    public static string? ProblemOf(StorageOptions options)
    {
        try
        {
            return options.Provider switch
            {
                StorageProvider.Sqlite => IsFile(new SqliteConnectionStringBuilder(options.ConnectionString))
                    ? null
                    : $"{Setting} must name a file, such as Data Source=data/copier.db.",
                StorageProvider.Postgres => new NpgsqlConnectionStringBuilder(options.ConnectionString).Host is { Length: > 0 }
                    ? null
                    : $"{Setting} must name the server, such as Host=localhost;Database=copier;Username=copier.",
                _ => "Storage:Provider must be Sqlite or Postgres.",
            };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return $"{Setting} is not a connection string for {options.Provider}.";
        }
    }

    private static bool IsFile(SqliteConnectionStringBuilder settings) =>
        settings is { DataSource: not ("" or ":memory:"), Mode: not SqliteOpenMode.Memory };
}
