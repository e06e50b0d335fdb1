using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deprecations;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What a merge means for its source's targets, before anything of them has been read.</summary>
/// <param name="ChangeSets">In a stable order, whatever order the files came in.</param>
/// <param name="Deprecations">What is to be told in deprecation files of the source, one update for each file.</param>
/// <param name="Unmatched">Changed paths that no rule wants.</param>
public sealed record CopyPlan(IReadOnlyList<ChangeSet> ChangeSets, IReadOnlyList<DeprecationUpdate> Deprecations, IReadOnlyList<string> Unmatched)
{
    /// <summary>Nothing to do.</summary>
    public static CopyPlan Empty { get; } = new([], [], []);
}

/// <summary>The planned edits of one target branch.</summary>
public sealed record ChangeSet
{
    public required ChangeSetKey Key { get; init; }

    /// <summary>The target as configured; of several with one key, the first.</summary>
    public required Target Target { get; init; }

    /// <summary>The strategy in force, with batch messages applied.</summary>
    public required CommitStrategy Strategy { get; init; }

    /// <summary>At most one per target path, by target path; each needs a look at source and target.</summary>
    public required IReadOnlyList<FileEdit> Edits { get; init; }

    /// <summary>How many files all of it has, where these edits are a part of it.</summary>
    public int FilesOfWhole { get => Math.Max(field, Edits.Count); init; }

    /// <summary>Copies of files that are gone from the source, and that stay whatever the target holds.</summary>
    public IReadOnlyList<FileEdit.Delete> Kept { get; init; } = [];

    /// <summary>Files that the rules want here and that may not go.</summary>
    public required IReadOnlyList<FileProblem> Problems { get; init; }

    /// <summary>Whether there is nothing to say of it.</summary>
    public bool IsEmpty => Edits.Count + Kept.Count + Problems.Count == 0;
}

/// <summary>One file's way into a target.</summary>
/// <param name="SourcePath">Where it comes from.</param>
/// <param name="TargetPath">Where it goes.</param>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Target">The rule's target.</param>
/// <param name="Variables">What the rule's pattern found in the path.</param>
public abstract record FileEdit(string SourcePath, RepositoryPath TargetPath, string Rule, Target Target, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>The file is brought to the state that it has at the merge commit.</summary>
    public sealed record Write(string SourcePath, RepositoryPath TargetPath, string Rule, Target Target, IReadOnlyDictionary<string, string> Variables)
        : FileEdit(SourcePath, TargetPath, Rule, Target, Variables);

    /// <summary>The file is gone from the source.</summary>
    public sealed record Delete(string SourcePath, RepositoryPath TargetPath, string Rule, Target Target, IReadOnlyDictionary<string, string> Variables)
        : FileEdit(SourcePath, TargetPath, Rule, Target, Variables);
}

/// <summary>A file that a rule wants to copy and that is refused.</summary>
/// <param name="SourcePath">The file.</param>
/// <param name="TargetPath">Where it would have gone; null when the template gives no path.</param>
/// <param name="Rule">The rule that wants it.</param>
/// <param name="Reason">Why not, in words for its author.</param>
public sealed record FileProblem(string SourcePath, string? TargetPath, string Rule, string Reason);
