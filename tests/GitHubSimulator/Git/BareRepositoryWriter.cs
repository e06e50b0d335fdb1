using System.IO.Compression;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Writes objects and references where the real git can read them.</summary>
internal static class BareRepositoryWriter
{
    public static void Write(string directory, ObjectStore store, IEnumerable<KeyValuePair<string, string>> refs, string defaultBranch)
    {
        Directory.CreateDirectory(Path.Combine(directory, "refs", "heads"));
        File.WriteAllText(Path.Combine(directory, "HEAD"), $"ref: refs/heads/{defaultBranch}\n");
        File.WriteAllText(Path.Combine(directory, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
        var packed = refs.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Value} {r.Key}\n");
        File.WriteAllText(Path.Combine(directory, "packed-refs"), string.Concat(packed));
        foreach (var (oid, kind, bytes) in store.All) WriteLoose(directory, oid, kind, bytes);
    }

    private static void WriteLoose(string directory, string oid, string kind, byte[] bytes)
    {
        var folder = Path.Combine(directory, "objects", oid[..2]);
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, oid[2..]));
        using var packed = new ZLibStream(file, CompressionLevel.Fastest);
        packed.Write(ObjectIds.Header(kind, bytes.Length));
        packed.Write(bytes);
    }
}
