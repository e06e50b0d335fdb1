using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Deprecations;

/// <summary>What a merge has to tell one deprecation file of the source.</summary>
/// <param name="File">The file's path in the source repository, as configured.</param>
/// <param name="Notes">In the order of their targets and target paths.</param>
public sealed record DeprecationUpdate(string File, IReadOnlyList<DeprecationNote> Notes);

/// <summary>One copy whose source file went away, or is there (again).</summary>
/// <param name="File">The deprecation file.</param>
/// <param name="SourcePath">The source file.</param>
/// <param name="Rule">The rule that copies it.</param>
/// <param name="Repository">The target.</param>
/// <param name="Branch">The target branch.</param>
/// <param name="TargetPath">The copy.</param>
/// <param name="IsGone">Whether the source file went away.</param>
public sealed record DeprecationNote(
    string File,
    string SourcePath,
    string Rule,
    RepositoryName Repository,
    BranchName Branch,
    RepositoryPath TargetPath,
    bool IsGone)
{
    internal static DeprecationNote Of(ChangeSetKey key, FileEdit edit) => new(
        edit.Target.Deprecation.File,
        edit.SourcePath,
        edit.Rule,
        key.Repository,
        key.Branch,
        edit.TargetPath,
        edit is FileEdit.Delete);
}
