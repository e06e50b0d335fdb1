using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Copying;

/// <summary>The files of a change set that failed as a whole.</summary>
internal static class FailedFiles
{
    public static IEnumerable<FileResult> Of(ChangeSet set, string reason) =>
        set.Edits.Select(edit => edit switch
        {
            FileEdit.Write => FileResult.Of(edit, FileResultState.Failed, reason),
            FileEdit.Delete => FileResult.Of(edit, FileResultState.Failed, reason),
            _ => throw new ArgumentOutOfRangeException(nameof(set)),
        }).Concat(ChangeSetDecision.SettledBeforehand(set));
}
