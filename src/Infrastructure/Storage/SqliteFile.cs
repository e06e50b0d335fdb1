using Microsoft.Data.Sqlite;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// The SQLite file of this process alone: a lock file beside it keeps a second process out for as long as this one lives,
/// and the operating system lifts it when the process dies, however it dies.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly FileStream _lock;

    private SqliteFile(FileStream held) => _lock = held;

    /// <exception cref="StartupException">The folder cannot be written, or another process has the file.</exception>
    public static SqliteFile Open(string connectionString)
    {
        var path = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var held = new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            UseWriteAheadLog(connectionString);
            return new SqliteFile(held);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The database {path} cannot be opened: {exception.Message} Is another copier running on it? Several processes need Storage:Provider=Postgres.", exception);
        }
        catch (SqliteException exception)
        {
            throw new StartupException($"The database {path} cannot be used: {exception.Message}", exception);
        }
    }

    public void Dispose() => _lock.Dispose();

    // Kept in the file itself, so once is enough. Readers then go on while something is written.
    private static void UseWriteAheadLog(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL;";
        command.ExecuteNonQuery();
    }
}
