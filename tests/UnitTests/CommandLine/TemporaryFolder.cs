namespace ExamplesCopier.UnitTests.CommandLine;

/// <summary>Files of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copier-verbs-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file and gives its full path.</summary>
    public string Write(string name, string text)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
