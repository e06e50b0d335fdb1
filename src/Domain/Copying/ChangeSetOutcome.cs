using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What became of a change set in its target.</summary>
public abstract record ChangeSetOutcome
{
    private ChangeSetOutcome()
    {
    }

    /// <summary>The target branch carries it.</summary>
    /// <param name="Commit">The commit at its head.</param>
    /// <param name="Tree">That commit's tree; null when it was found and not made.</param>
    public sealed record Committed(CommitSha Commit, string? Tree) : ChangeSetOutcome;

    /// <summary>A pull request was opened with it.</summary>
    public sealed record PullRequestOpened(CommitSha Commit, string NodeId, int Number, string Url) : ChangeSetOutcome;

    /// <summary>The open pull request carries it as one more commit.</summary>
    public sealed record PullRequestUpdated(CommitSha Commit, string NodeId, int Number, string Url) : ChangeSetOutcome;

    /// <summary>Nothing was left in the open pull request, so it was closed.</summary>
    public sealed record PullRequestClosed(int Number, string Url) : ChangeSetOutcome;

    /// <summary>People closed the pull request that carried this very merge: that means no.</summary>
    public sealed record Declined(int Number, string Url) : ChangeSetOutcome;

    /// <summary>It has been copied often enough.</summary>
    public sealed record Stopped(string Reason) : ChangeSetOutcome;

    /// <summary>It is larger than what may be written without a person's word.</summary>
    public sealed record Held(string Reason) : ChangeSetOutcome;

    /// <summary>The target already holds all of it.</summary>
    public sealed record NothingToDo : ChangeSetOutcome;

    /// <summary>A dry run: this many files would have been written.</summary>
    public sealed record WouldWrite(int Files) : ChangeSetOutcome;

    /// <summary>It can not be written, and trying again does not help.</summary>
    /// <param name="Advice">Why, and what a person must do.</param>
    public sealed record Refused(string Advice) : ChangeSetOutcome;

    /// <summary>The target changed between reading and writing; read again.</summary>
    public sealed record Moved(string Reason) : ChangeSetOutcome;
}
