using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>A file on its way to one target.</summary>
/// <param name="Repository">The target's repository.</param>
/// <param name="Branch">The target's branch.</param>
/// <param name="Path">Null when the template gives none.</param>
/// <param name="Arrival">Whether it would be committed or proposed.</param>
/// <param name="Group">The change set's group.</param>
/// <param name="Action">What the source's change asks for.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Reason">Why it does not go, or what else is to be said.</param>
public sealed record PreviewedTarget(
    RepositoryName Repository,
    BranchName Branch,
    string? Path,
    Arrival Arrival,
    string Group,
    FileAction Action,
    TargetFate Verdict,
    string? Reason)
{
    /// <summary>Whether something forbids it, rather than that there is nothing to do.</summary>
    public bool IsRefused => Verdict is TargetFate.RefusedPath or TargetFate.NotPermitted or TargetFate.Held or TargetFate.Declined or TargetFate.Stopped
        or TargetFate.LfsPointer or TargetFate.RefusedLink or TargetFate.NotAFile or TargetFate.Blocked or TargetFate.Unavailable;

    public bool Goes => Verdict is TargetFate.New or TargetFate.Changed or TargetFate.ModeChanged or TargetFate.Deleted or TargetFate.Deprecated;
}

/// <summary>What becomes of a file in one target.</summary>
public enum TargetFate
{
    /// <summary>The target does not have it yet.</summary>
    New,

    /// <summary>The target has other content.</summary>
    Changed,

    /// <summary>The target has the same content in another mode.</summary>
    ModeChanged,

    /// <summary>The target's copy is removed.</summary>
    Deleted,

    /// <summary>The target's copy stays, and the source's deprecation file records it.</summary>
    Deprecated,

    /// <summary>The target has it already, or has nothing to remove.</summary>
    Identical,

    /// <summary>A later change of the source branch brings it.</summary>
    Stale,

    /// <summary>The target path may not be written, or two files want it.</summary>
    RefusedPath,

    /// <summary>The App may not write there, or cannot.</summary>
    NotPermitted,

    /// <summary>Its change set is larger than what is written without an operator's word.</summary>
    Held,

    /// <summary>People closed the pull request that carried it.</summary>
    Declined,

    /// <summary>It was copied from repository to repository often enough.</summary>
    Stopped,
    LfsPointer,
    RefusedLink,
    Submodule,
    NotAFile,

    /// <summary>Something of another kind stands in its way in the target.</summary>
    Blocked,

    /// <summary>Its source went away, and copies stay.</summary>
    Kept,

    /// <summary>The target's copy is not ours to remove.</summary>
    NotOurs,

    /// <summary>It is not there in the source.</summary>
    Absent,

    /// <summary>The same change arrives there by another rule, or another file takes its place.</summary>
    Superseded,

    /// <summary>The target could not be read just now.</summary>
    Unavailable,

    /// <summary>Something else; the reason says it.</summary>
    Skipped,
}
