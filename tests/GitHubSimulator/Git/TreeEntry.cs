namespace ExamplesCopier.GitHubSimulator.Git;

internal sealed record FileEntry(GitMode Mode, string Oid);

internal sealed record TreeEntry(string Name, GitMode Mode, string Oid)
{
    public bool IsDirectory => Mode == GitMode.Directory;

    public FileEntry Entry => new(Mode, Oid);
}
