using ExamplesCopier.Application.Copying.Previewing;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Dashboard.Pages.Try;

/// <summary>A preview in sentences.</summary>
internal static class PreviewWords
{
    public static string Head(CopyPreview preview)
    {
        var commit = preview.CommitIs switch
        {
            PreviewedCommit.MergeCommit => "the merge commit",
            PreviewedCommit.PullRequestHead => "its newest commit",
            _ => $"the tip of {preview.Branch}",
        };
        var state = preview.State switch
        {
            null => "",
            PullRequestState.Merged => FormattableString.Invariant($"#{preview.PullRequest} is merged. "),
            PullRequestState.Open => FormattableString.Invariant($"#{preview.PullRequest} is open. "),
            _ => FormattableString.Invariant($"#{preview.PullRequest} was closed without being merged. "),
        };
        return $"{state}The files are those at {preview.Commit.Abbreviated}, {commit}.";
    }

    public static string Count(CopyPreview preview)
    {
        var going = preview.Files.Count(file => file.Verdict == FileFate.Goes);
        return (preview.Files.Count, going) switch
        {
            (0, _) => "There is no file in it.",
            (1, 1) => "The file would go.",
            (1, 0) => "The file would not go.",
            var (all, some) when all == some => FormattableString.Invariant($"All {all} files would go."),
            (var all, 0) => FormattableString.Invariant($"None of {all} files would go."),
            var (all, some) => FormattableString.Invariant($"{some} of {all} files would go."),
        };
    }

    public static (string Word, string Tone) Outcome(PreviewedChangeSet set) => set.Outcome switch
    {
        ChangeSetFate.Commit => ("a commit", "good"),
        ChangeSetFate.OpenPullRequest => ("a new pull request", "good"),
        ChangeSetFate.UpdatePullRequest => ("updates the pull request", "good"),
        ChangeSetFate.ClosePullRequest => ("closes the pull request", "warn"),
        ChangeSetFate.Nothing => ("nothing to do", ""),
        ChangeSetFate.Held => ("held for an operator", "warn"),
        ChangeSetFate.Declined => ("declined", "warn"),
        ChangeSetFate.Stopped => ("stopped", "bad"),
        ChangeSetFate.Refused => ("refused", "bad"),
        ChangeSetFate.Unavailable => ("could not be read", "bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(set), set.Outcome, "An outcome that is not known here."),
    };

    public static string Files(PreviewedChangeSet set) => (set.Writes, set.Deletions) switch
    {
        (0, 0) => "none",
        (var writes, 0) => FormattableString.Invariant($"{writes} written"),
        (0, var deletions) => FormattableString.Invariant($"{deletions} removed"),
        var (writes, deletions) => FormattableString.Invariant($"{writes} written, {deletions} removed"),
    };
}
