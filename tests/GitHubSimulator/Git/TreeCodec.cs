using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>The bytes of a tree object.</summary>
internal static class TreeCodec
{
    public static byte[] Write(IEnumerable<TreeEntry> entries)
    {
        using var bytes = new MemoryStream();
        foreach (var entry in entries)
        {
            bytes.Write(Encoding.ASCII.GetBytes(entry.Mode.ToOctal()));
            bytes.WriteByte((byte)' ');
            bytes.Write(Encoding.UTF8.GetBytes(entry.Name));
            bytes.WriteByte(0);
            bytes.Write(Convert.FromHexString(entry.Oid));
        }

        return bytes.ToArray();
    }

    /// <summary>Git compares names as bytes, and a directory as if its name ended in a slash.</summary>
    public static TreeEntry[] Sort(IEnumerable<TreeEntry> entries)
    {
        var sorted = entries.ToArray();
        var keys = Array.ConvertAll(sorted, e => Encoding.UTF8.GetBytes(e.IsDirectory ? e.Name + "/" : e.Name));
        Array.Sort(keys, sorted, ByteOrder.Instance);
        return sorted;
    }

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
