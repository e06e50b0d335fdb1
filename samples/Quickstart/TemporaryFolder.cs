using Microsoft.Data.Sqlite;

namespace ExamplesCopier.Quickstart;

/// <summary>What one run keeps on disk; it goes with the run, unless something went wrong and its log is of use.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copier-quickstart-");

    public string KeyFile => Path.Combine(_folder.FullName, "app.pem");

    public string DatabaseFile => Path.Combine(_folder.FullName, "copier.db");

    public string LogFile => Path.Combine(_folder.FullName, "copier.log");

    public bool IsKept { get; set; }

    public void Dispose()
    {
        _folder.Refresh();
        if (IsKept || !_folder.Exists)
        {
            return;
        }

        // Pooled connections keep the file open on Windows.
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
