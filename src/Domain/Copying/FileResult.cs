using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What became of one file on its way to one target; the reason is there whenever it did not go.</summary>
public sealed record FileResult(string SourcePath, string? Rule, string? TargetPath, FileAction Action, FileResultState State, string? Reason = null)
{
    /// <summary>The branch that holds the copy, where it is not the one that its change set writes to: a deprecation is written down in the source.</summary>
    public CopyPlace? Copy { get; init; }

    /// <summary>What the reason is about; not kept in the store.</summary>
    public FileCause Cause { get; init; }

    public static FileResult Of(FileEdit edit, FileResultState state, string? reason = null, FileCause cause = FileCause.None) =>
        new(edit.SourcePath, edit.Rule, edit.TargetPath.Value, edit is FileEdit.Write ? FileAction.Write : FileAction.Delete, state, reason) { Cause = cause };

    public static FileResult Refused(FileProblem problem) =>
        new(problem.SourcePath, problem.Rule, problem.TargetPath, FileAction.Write, FileResultState.Failed, problem.Reason) { Cause = FileCause.RefusedPath };
}

/// <summary>Where a copy is kept.</summary>
public sealed record CopyPlace(RepositoryName Repository, BranchName Branch);

/// <summary>What was meant to happen to a file.</summary>
public enum FileAction
{
    None,
    Write,
    Delete,
    Deprecate,
}

/// <summary>How it ended for a file.</summary>
public enum FileResultState
{
    Succeeded,
    Unchanged,
    Skipped,
    Failed,
}

/// <summary>What a reason is about, for those who cannot read sentences.</summary>
public enum FileCause
{
    None,

    /// <summary>The target path may not be written, or two files want it.</summary>
    RefusedPath,

    /// <summary>The source branch changed it again.</summary>
    Stale,

    /// <summary>The App lacks a permission.</summary>
    NotPermitted,

    /// <summary>It is not there in the source.</summary>
    Absent,
    LfsPointer,

    /// <summary>It is a symbolic link that may not be copied.</summary>
    RefusedLink,
    Submodule,

    /// <summary>It is a folder.</summary>
    NotAFile,

    /// <summary>Something of another kind stands in its way in the target.</summary>
    Blocked,

    /// <summary>Copies stay when their source goes away.</summary>
    Kept,

    /// <summary>The copy is not ours any more, or never was.</summary>
    NotOurs,
}
