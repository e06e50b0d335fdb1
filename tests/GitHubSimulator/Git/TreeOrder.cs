namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Git's order of names in a tree: by the bytes of their UTF-8, a directory as if its name ended in a slash.</summary>
internal sealed class TreeOrder : IComparer<TreeEntry>
{
    public static readonly TreeOrder Instance = new();

    public int Compare(TreeEntry? x, TreeEntry? y) => Compare(x!.Name, x.IsDirectory, y!.Name, y.IsDirectory);

    public static int Compare(string one, bool isDirectory, string other, bool otherIsDirectory)
    {
        var shared = one.AsSpan().CommonPrefixLength(other);
        return Rank(one, isDirectory, shared) - Rank(other, otherIsDirectory, shared);
    }

    /// <summary>UTF-8 puts what UTF-16 writes as surrogates behind everything else.</summary>
    private static int Rank(string name, bool isDirectory, int at)
    {
        if (at < name.Length) return char.IsSurrogate(name[at]) ? 0x10000 + name[at] : name[at] + 1;
        return at == name.Length && isDirectory ? '/' + 1 : 0;
    }
}
