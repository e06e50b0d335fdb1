using System.Text;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What is really to be written, once source and target have been read.</summary>
/// <param name="Writes">Files whose content the target lacks.</param>
/// <param name="Settled">All the others, each with its reason.</param>
public sealed record ChangeSetDecision(IReadOnlyList<DecidedWrite> Writes, IReadOnlyList<FileResult> Settled)
{
    private static readonly byte[] _lfsPointer = Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/v1");

    /// <summary>Compares <paramref name="source"/> with <paramref name="target"/>, the branch that would be committed to.</summary>
    public static ChangeSetDecision Decide(ChangeSet set, SourceSnapshot source, BranchSnapshot target)
    {
        var writes = new List<DecidedWrite>();
        var settled = new List<FileResult>(set.Problems.Select(Refused));
        foreach (var edit in set.Edits)
        {
            switch (edit)
            {
                case FileEdit.Delete:
                    settled.Add(FileResult.Of(edit, FileResultState.Skipped, KeptBecause(set.Target)));
                    break;
                case FileEdit.Write write when Settle(write, source, target) is { } result:
                    settled.Add(result);
                    break;
                case FileEdit.Write write:
                    writes.Add(new DecidedWrite(write, source.AtMerge[write.SourcePath].Id));
                    break;
            }
        }

        return new ChangeSetDecision(writes, settled);
    }

    private static FileResult? Settle(FileEdit.Write edit, SourceSnapshot source, BranchSnapshot target)
    {
        if (!source.AtMerge.TryGetValue(edit.SourcePath, out var merged))
        {
            return FileResult.Of(edit, FileResultState.Skipped, "It is not there at the merge commit.");
        }

        if (source.AtTip.GetValueOrDefault(edit.SourcePath) != merged)
        {
            return FileResult.Of(edit, FileResultState.Skipped, "A later change of the source branch touched it again; that change brings it.");
        }

        if (RefusalOf(merged, source) is { } refusal)
        {
            return FileResult.Of(edit, refusal.State, refusal.Reason);
        }

        var present = target.Files.GetValueOrDefault(edit.TargetPath.Value);
        return present switch
        {
            { Mode: GitFileMode.Regular } when present.Id == merged.Id => FileResult.Of(edit, FileResultState.Unchanged),
            { Mode: GitFileMode.Regular } or null => BlockerOf(edit.TargetPath, target) is { } blocker
                ? FileResult.Of(edit, FileResultState.Failed, blocker)
                : null,
            _ => FileResult.Of(edit, FileResultState.Failed, $"'{edit.TargetPath.Value}' is {Describe(present.Mode)} in the target; it is not replaced by a file."),
        };
    }

    private static (FileResultState State, string Reason)? RefusalOf(FileState file, SourceSnapshot source) => file.Mode switch
    {
        GitFileMode.Regular when IsLfsPointer(file, source) =>
            (FileResultState.Failed, "It is a git-LFS pointer; the object it names does not exist in the target, so the copy would be broken."),
        GitFileMode.Regular => null,
        GitFileMode.Submodule => (FileResultState.Skipped, "Submodules are not copied."),
        _ => (FileResultState.Failed, $"It is {Describe(file.Mode)}; only ordinary files (mode 100644) can be copied by this version."),
    };

    private static bool IsLfsPointer(FileState file, SourceSnapshot source) =>
        source.Contents.TryGetValue(file.Id, out var content) && content.Span.StartsWith(_lfsPointer);

    private static string? BlockerOf(RepositoryPath path, BranchSnapshot target)
    {
        for (var slash = path.Value.IndexOf('/'); slash >= 0; slash = path.Value.IndexOf('/', slash + 1))
        {
            var folder = path.Value[..slash];
            if (target.Files.TryGetValue(folder, out var state) && state.Mode != GitFileMode.Directory)
            {
                return $"'{folder}' is {Describe(state.Mode)} in the target, so nothing can be written below it.";
            }
        }

        return null;
    }

    private static FileResult Refused(FileProblem problem) =>
        new(problem.SourcePath, problem.Rule, problem.TargetPath, FileAction.Write, FileResultState.Failed, problem.Reason);

    private static string KeptBecause(Target target) => target.OnDelete switch
    {
        OnDelete.Keep => "It was deleted in the source; on_delete is keep, so the target keeps its copy.",
        OnDelete.Delete => "It was deleted in the source; this version does not delete files in targets, so remove the copy by hand.",
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    private static string Describe(GitFileMode mode) => mode switch
    {
        GitFileMode.Directory => "a folder",
        GitFileMode.Regular => "a file",
        GitFileMode.Executable => "an executable file",
        GitFileMode.Symlink => "a symbolic link",
        GitFileMode.Submodule => "a submodule",
        _ => $"an entry of mode {Convert.ToString((int)mode, 8)}",
    };
}

/// <summary>A file that will be written.</summary>
/// <param name="Edit">From where to where.</param>
/// <param name="Content">The id of the bytes to write.</param>
public sealed record DecidedWrite(FileEdit.Write Edit, BlobId Content);
