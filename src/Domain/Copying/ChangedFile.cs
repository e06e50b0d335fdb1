namespace ExamplesCopier.Domain.Copying;

/// <summary>One file of a merged pull request.</summary>
/// <param name="Path">Its path after the merge; for a removed file, the path it had.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="PreviousPath">The path before a rename.</param>
public sealed record ChangedFile(string Path, ChangeKind Change, string? PreviousPath = null);

/// <summary>GitHub's <c>status</c> of a changed file (https://docs.github.com/rest/pulls/pulls#list-pull-requests-files).</summary>
public enum ChangeKind
{
    Added,
    Modified,
    Removed,
    Renamed,
    Copied,

    /// <summary>Type or mode changed.</summary>
    Changed,
    Unchanged,
}
