using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Api.Dashboard.Pages.Deliveries;

/// <summary>What became of a file, in a word or two.</summary>
internal static class FileWords
{
    /// <summary>What a release does to it.</summary>
    public static string OfHeld(FileResult file) => Of(file with { State = FileResultState.Succeeded }, dryRun: true);

    public static string Of(FileResult file, bool dryRun) => (file.State, file.Action) switch
    {
        (FileResultState.Unchanged, _) => "unchanged",
        (FileResultState.Skipped, _) => "skipped",
        (FileResultState.Failed, FileAction.Delete) => "not removed",
        (FileResultState.Failed, _) => "failed",
        (_, FileAction.Delete) => dryRun ? "would be removed" : "removed",
        (_, FileAction.Deprecate) => dryRun ? "would be deprecated" : "deprecated",
        _ => dryRun ? "would be written" : "written",
    };
}
