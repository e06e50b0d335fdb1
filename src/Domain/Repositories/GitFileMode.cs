namespace ExamplesCopier.Domain.Repositories;

/// <summary>What a tree entry is, as git's octal modes say it; GitHub's GraphQL gives the same number in decimal.</summary>
public enum GitFileMode
{
    Directory = 0x4000, // 040000
    Regular = 0x81A4, // 100644
    Executable = 0x81ED, // 100755
    Symlink = 0xA000, // 120000
    Submodule = 0xE000, // 160000
}

public static class GitFileModes
{
    /// <summary>What stands where, in words.</summary>
    public static string InWords(this GitFileMode mode) => mode switch
    {
        GitFileMode.Directory => "a folder",
        GitFileMode.Regular => "a file",
        GitFileMode.Executable => "an executable file",
        GitFileMode.Symlink => "a symbolic link",
        GitFileMode.Submodule => "a submodule",
        _ => $"an entry of mode {Convert.ToString((int)mode, 8)}",
    };
}
