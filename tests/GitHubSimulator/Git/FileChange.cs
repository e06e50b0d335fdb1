namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>One file that differs between two trees.</summary>
internal sealed record FileChange(string Path, FileEntry? Old, FileEntry? New, string? PreviousPath = null)
{
    /// <summary>The previous path is still there.</summary>
    public bool IsCopy { get; init; }

    /// <summary>GitHub's word for it.</summary>
    public string Status => (PreviousPath, Old, New) switch
    {
        (not null, _, _) => IsCopy ? "copied" : "renamed",
        (_, null, _) => "added",
        (_, _, null) => "removed",
        var (_, old, now) => Kind(old.Mode) == Kind(now.Mode) ? "modified" : "changed",
    };

    private static GitMode Kind(GitMode mode) => mode == GitMode.Executable ? GitMode.File : mode;
}
