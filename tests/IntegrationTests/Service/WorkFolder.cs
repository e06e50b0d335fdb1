using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>A temporary folder with what one service keeps: configuration, key, database.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("copier-").FullName;

    public string ConfigurationFile => Path.Combine(_path, "copier.yaml");

    public string DatabaseFile => Path.Combine(_path, "copier.db");

    public string KeyFile(SimulatedGitHub github)
    {
        var path = Path.Combine(_path, "app.pem");
        lock (_path)
        {
            // Once: another service may be reading it.
            if (!File.Exists(path))
            {
                File.WriteAllText(path, github.App.PrivateKeyPem);
            }
        }

        return path;
    }

    /// <summary>Puts the file in place in one step: the service may be reading it.</summary>
    public void Configure(string yaml)
    {
        var next = $"{ConfigurationFile}.next";
        File.WriteAllText(next, yaml);
        File.Move(next, ConfigurationFile, overwrite: true);
    }

    public void DropDatabase()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_path, $"{Path.GetFileName(DatabaseFile)}*"))
        {
            File.Delete(file);
        }

        // One that was opened meanwhile would go on with the file that has no name any more.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public void Dispose()
    {
        // Pooled connections keep the file open on Windows.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_path, recursive: true);
    }
}
