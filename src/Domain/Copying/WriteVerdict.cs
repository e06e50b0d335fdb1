using System.Text;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>Why a file is not written: it is there already, or it may not go.</summary>
internal static class WriteVerdict
{
    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    /// <returns>Null when the file is to be written.</returns>
    public static FileResult? Of(FileEdit.Write edit, SourceSnapshot source, BranchSnapshot target)
    {
        if (!source.AtMerge.TryGetValue(edit.SourcePath, out var merged))
        {
            return FileResult.Of(edit, FileResultState.Skipped, "It is not there at the merge commit.", FileCause.Absent);
        }

        if (RefusalOf(edit, merged, source) is { } refusal)
        {
            return FileResult.Of(edit, refusal.State, refusal.Reason, refusal.Cause);
        }

        var present = target.Files.GetValueOrDefault(edit.TargetPath.Value);
        if (present == merged)
        {
            return FileResult.Of(edit, FileResultState.Unchanged);
        }

        return BlockerOf(edit.TargetPath, present, target) is { } blocker ? FileResult.Of(edit, FileResultState.Failed, blocker, FileCause.Blocked) : null;
    }

    private static (FileResultState State, string Reason, FileCause Cause)? RefusalOf(FileEdit.Write edit, FileState file, SourceSnapshot source) => file.Mode switch
    {
        GitFileMode.Regular or GitFileMode.Executable when IsLfsPointer(file, source) =>
            (FileResultState.Failed, "It is a git-LFS pointer; the object it names does not exist in the target, so the copy would be broken.", FileCause.LfsPointer),
        GitFileMode.Regular or GitFileMode.Executable => null,
        GitFileMode.Symlink => LinkRefusal(edit, file, source) is { } reason ? (FileResultState.Failed, reason, FileCause.RefusedLink) : null,
        GitFileMode.Submodule => (FileResultState.Skipped, "Submodules are not copied.", FileCause.Submodule),
        _ => (FileResultState.Failed, $"It is {file.Mode.InWords()}; only files and symbolic links are copied.", FileCause.NotAFile),
    };

    private static bool IsLfsPointer(FileState file, SourceSnapshot source) =>
        source.Contents.TryGetValue(file.Id, out var content) && LfsPointer.Is(content.Span);

    private static string? LinkRefusal(FileEdit.Write edit, FileState file, SourceSnapshot source)
    {
        try
        {
            return source.Contents.TryGetValue(file.Id, out var content)
                ? SymbolicLink.RefusalOf(edit.TargetPath.Value, _strict.GetString(content.Span))
                : "It is a symbolic link whose target is no text.";
        }
        catch (DecoderFallbackException)
        {
            return "It is a symbolic link whose target is no text.";
        }
    }

    private static string? BlockerOf(RepositoryPath path, FileState? present, BranchSnapshot target)
    {
        if (present is { Mode: not (GitFileMode.Regular or GitFileMode.Executable or GitFileMode.Symlink) })
        {
            return $"'{path.Value}' is {present.Mode.InWords()} in the target; it is not replaced by a file.";
        }

        foreach (var folder in path.Folders())
        {
            if (target.Files.TryGetValue(folder, out var state) && state.Mode != GitFileMode.Directory)
            {
                return $"'{folder}' is {state.Mode.InWords()} in the target, so nothing can be written below it.";
            }
        }

        return null;
    }
}
