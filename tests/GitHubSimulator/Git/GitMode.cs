namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>The mode of a tree entry; the number is the one git stores and GitHub's GraphQL API shows in decimal.</summary>
public enum GitMode
{
    /// <summary>040000, a directory.</summary>
    Directory = 16384,

    /// <summary>100644, an ordinary file.</summary>
    File = 33188,

    /// <summary>100755, an executable file.</summary>
    Executable = 33261,

    /// <summary>120000, a symbolic link; the blob holds the target.</summary>
    Symlink = 40960,

    /// <summary>160000, a commit of another repository.</summary>
    Submodule = 57344,
}

internal static class GitModeText
{
    /// <summary>The octal text inside a tree object, which has no leading zero for directories.</summary>
    public static string ToOctal(this GitMode mode) => mode switch
    {
        GitMode.Directory => "40000",
        GitMode.File => "100644",
        GitMode.Executable => "100755",
        GitMode.Symlink => "120000",
        GitMode.Submodule => "160000",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode of git."),
    };

    /// <summary>The octal text of GitHub's API, always six digits.</summary>
    public static string ToSixDigits(this GitMode mode) => mode.ToOctal().PadLeft(6, '0');

    public static GitMode? Parse(string? octal) => octal switch
    {
        "040000" => GitMode.Directory,
        "100644" => GitMode.File,
        "100755" => GitMode.Executable,
        "120000" => GitMode.Symlink,
        "160000" => GitMode.Submodule,
        _ => null,
    };

    public static string ObjectType(this GitMode mode) => mode switch
    {
        GitMode.Directory => "tree",
        GitMode.Submodule => "commit",
        _ => "blob",
    };

    public static bool IsFile(this GitMode mode) => mode is GitMode.File or GitMode.Executable;
}
