namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>Secrets as files, laid and exchanged as Kubernetes does it: each is a link into a folder that is itself a link.</summary>
internal sealed class SecretFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copier-secrets-");
    private int _version;

    public string Path => _folder.FullName;

    public void Lay(params (string Name, string Content)[] secrets)
    {
        var version = $"..{++_version}";
        var folder = _folder.CreateSubdirectory(version);
        foreach (var (name, content) in secrets)
        {
            File.WriteAllText(System.IO.Path.Combine(folder.FullName, name), $"{content}\n");
        }

        var next = System.IO.Path.Combine(Path, "..next");
        File.CreateSymbolicLink(next, version);
        using (var move = System.Diagnostics.Process.Start("mv", ["-T", next, System.IO.Path.Combine(Path, "..data")]))
        {
            move.WaitForExit();
        }

        foreach (var (name, _) in secrets.Where(secret => !File.Exists(System.IO.Path.Combine(Path, secret.Name))))
        {
            File.CreateSymbolicLink(System.IO.Path.Combine(Path, name), System.IO.Path.Combine("..data", name));
        }
    }

    /// <summary>One is no longer there.</summary>
    public void Remove(string name) => File.Delete(System.IO.Path.Combine(Path, name));

    public void Dispose() => _folder.Delete(recursive: true);
}
