using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Deprecations;

/// <summary>What a merge has to tell one deprecation file of the source.</summary>
/// <param name="File">The file's path in the source repository, as configured.</param>
/// <param name="Notes">In the order of their targets and target paths.</param>
/// <param name="Refusal">Why the file may not be written; null when it may.</param>
public sealed record DeprecationUpdate(string File, IReadOnlyList<DeprecationNote> Notes, string? Refusal)
{
    /// <summary>The path to write to.</summary>
    /// <exception cref="InvalidOperationException">It is refused.</exception>
    public RepositoryPath Path => RepositoryPath.TryParse(File, out var path, out _) && Refusal is null
        ? path
        : throw new InvalidOperationException($"The deprecation file '{File}' is refused.");

    internal static DeprecationUpdate Of(string file, IEnumerable<DeprecationNote> notes, Func<string, bool>? isConfiguration)
    {
        var refusal = !RepositoryPath.TryParse(file, out _, out var reason) ? reason
            : isConfiguration?.Invoke(file) == true ? $"'{file}' configures this service; it cannot be a deprecation file."
            : null;
        return new DeprecationUpdate(file, [.. notes], refusal);
    }
}

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
