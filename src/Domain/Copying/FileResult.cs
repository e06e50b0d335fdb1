using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What became of one file on its way to one target; the reason is there whenever it did not go.</summary>
public sealed record FileResult(string SourcePath, string? Rule, string? TargetPath, FileAction Action, FileResultState State, string? Reason = null)
{
    /// <summary>The branch that holds the copy, where it is not the one that its change set writes to: a deprecation is written down in the source.</summary>
    public CopyPlace? Copy { get; init; }

    public static FileResult Of(FileEdit edit, FileResultState state, string? reason = null) =>
        new(edit.SourcePath, edit.Rule, edit.TargetPath.Value, edit is FileEdit.Write ? FileAction.Write : FileAction.Delete, state, reason);

    public static FileResult Refused(FileProblem problem) =>
        new(problem.SourcePath, problem.Rule, problem.TargetPath, FileAction.Write, FileResultState.Failed, problem.Reason);
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
