using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>The bytes of a tree object.</summary>
internal static class TreeCodec
{
    public static byte[] Write(IReadOnlyCollection<TreeEntry> entries)
    {
        using var bytes = new MemoryStream(entries.Count * 48);
        Span<byte> oid = stackalloc byte[20];
        Span<byte> name = stackalloc byte[1024];
        foreach (var entry in entries)
        {
            bytes.Write(Encoding.ASCII.GetBytes(entry.Mode.ToOctal()));
            bytes.WriteByte((byte)' ');
            bytes.Write(name[..Encoding.UTF8.GetBytes(entry.Name, name)]);
            bytes.WriteByte(0);
            Convert.FromHexString(entry.Oid, oid, out _, out _);
            bytes.Write(oid);
        }

        return bytes.ToArray();
    }

    public static TreeEntry[] Sort(IEnumerable<TreeEntry> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, TreeOrder.Instance);
        return sorted;
    }

    /// <summary>The entry of a name, a directory or not; null when there is none.</summary>
    public static TreeEntry? Find(TreeEntry[] sorted, string name) => Find(sorted, name, false) ?? Find(sorted, name, true);

    private static TreeEntry? Find(TreeEntry[] sorted, string name, bool isDirectory)
    {
        var (from, to) = (0, sorted.Length - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            var order = TreeOrder.Compare(sorted[middle].Name, sorted[middle].IsDirectory, name, isDirectory);
            if (order == 0) return sorted[middle];
            if (order < 0) from = middle + 1;
            else to = middle - 1;
        }

        return null;
    }
}
