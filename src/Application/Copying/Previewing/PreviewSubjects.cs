using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>Finds what is to be previewed: which files, and at which commit.</summary>
internal sealed class PreviewSubjects(IMergedPullRequests found, IPullRequests pullRequests, ISourceHistory history)
{
    /// <returns>Null when there is no such pull request.</returns>
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    public async Task<PreviewedChange?> FindAsync(PreviewSubject subject, RepositoryAccess access, CancellationToken cancellationToken) =>
        subject.PullRequest is { } number
            ? await OfPullRequestAsync(subject.Source, access, number, cancellationToken)
            : await OfPathsAsync(subject, access, cancellationToken);

    private async Task<PreviewedChange?> OfPullRequestAsync(Source source, RepositoryAccess access, int number, CancellationToken cancellationToken)
    {
        if (await found.FindAsync(access, number, cancellationToken) is not { } pull)
        {
            return null;
        }

        var isMerged = pull.State == PullRequestState.Merged;
        var merge = pull.PullRequest with
        {
            Repository = source.Repository,
            PresentName = access.Name == source.Repository ? null : access.Name,
            MergeCommit = !isMerged ? pull.Head : pull.PullRequest.MergeCommit
                ?? throw new FaultException(new Transient($"GitHub does not know the merge commit of {source.Repository}#{number} yet.")),
        };
        return new PreviewedChange
        {
            Merge = merge,
            Files = await pullRequests.ListChangedFilesAsync(access, merge, cancellationToken),
            State = pull.State,
            CommitIs = isMerged ? PreviewedCommit.MergeCommit : PreviewedCommit.PullRequestHead,
            // What another branch holds says nothing about what is stale here.
            HasLanded = isMerged && merge.Branch == source.Branch,
            IsDelivered = source.Settings.Enabled && pull.State != PullRequestState.Closed && merge.Branch == source.Branch,
            Notes = [.. NotesOf(source, pull)],
        };
    }

    private async Task<PreviewedChange> OfPathsAsync(PreviewSubject subject, RepositoryAccess access, CancellationToken cancellationToken)
    {
        var source = subject.Source;
        var commit = await history.FindTipAsync(access, source.Branch, cancellationToken);
        return new PreviewedChange
        {
            Merge = commit.AsMerge(source, access, "Files"),
            Files = [.. subject.Paths.Distinct(StringComparer.Ordinal).Select(path => new ChangedFile(path, ChangeKind.Added))],
            State = null,
            CommitIs = PreviewedCommit.BranchTip,
            HasLanded = false,
            IsDelivered = source.Settings.Enabled,
            Notes = source.Settings.Enabled ? [] : [Disabled],
        };
    }

    private const string Disabled = "The source is disabled: nothing is copied until it is enabled.";

    private static IEnumerable<string> NotesOf(Source source, FoundPullRequest pull)
    {
        if (!source.Settings.Enabled)
        {
            yield return Disabled;
        }

        if (pull.PullRequest.Branch != source.Branch)
        {
            yield return $"It goes into '{pull.PullRequest.Branch}'; the source is the branch '{source.Branch}', so nothing of it is copied.";
        }

        if (pull.State == PullRequestState.Open)
        {
            yield return "It is not merged yet: its files are shown as they stand at its head. What is merged may differ.";
        }
        else if (pull.State == PullRequestState.Closed)
        {
            yield return "It was closed without being merged, so nothing of it is copied. Its files are shown as they stand at its head.";
        }
    }
}

/// <summary>What is previewed, as if it were a merge.</summary>
internal sealed record PreviewedChange
{
    public required MergedPullRequest Merge { get; init; }

    public required IReadOnlyList<ChangedFile> Files { get; init; }

    public required PullRequestState? State { get; init; }

    public required PreviewedCommit CommitIs { get; init; }

    /// <summary>It is part of the source branch, so that later changes may have overtaken it.</summary>
    public required bool HasLanded { get; init; }

    public required bool IsDelivered { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What is said of a file that is not there.</summary>
    public string Absence => CommitIs switch
    {
        PreviewedCommit.BranchTip => $"It is not there at the tip of '{Merge.Branch}'.",
        PreviewedCommit.PullRequestHead => "It is not there at the head of the pull request.",
        _ => "It is not there at the merge commit.",
    };
}
