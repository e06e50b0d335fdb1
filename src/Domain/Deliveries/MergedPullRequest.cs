using System.Globalization;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Deliveries;

/// <summary>The merge that a delivery tells of: everything of GitHub's event that copying needs.</summary>
public sealed record MergedPullRequest
{
    /// <summary>The number in an event that somebody made by hand and who does not know it. GitHub counts from 1.</summary>
    public const long UntoldRepositoryId = -1;

    public required RepositoryName Repository { get; init; }

    /// <summary>GitHub's number of the repository; it survives renames.</summary>
    public required long RepositoryId { get; init; }

    /// <summary>What GitHub called the repository, where the configuration calls it otherwise: it was renamed, or handed to another owner.</summary>
    public RepositoryName? PresentName { get; init; }

    /// <summary>Null when no pull request told of it: a sync copies a commit of the branch as it stands.</summary>
    public required int? Number { get; init; }

    /// <summary>The merge as people write it: <c>owner/name#42</c>, or <c>owner/name@1f0c4a0</c> for a sync.</summary>
    public string Reference => Number is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{Repository}#{number}")
        : $"{Repository}@{MergeCommit?.Abbreviated ?? Branch.Value}";

    public required string Title { get; init; }

    public required string Url { get; init; }

    public required Person Author { get; init; }

    public string? MergedBy { get; init; }

    /// <summary>The branch that it was merged into.</summary>
    public required BranchName Branch { get; init; }

    /// <summary>The state to copy; null when GitHub had not computed it yet.</summary>
    public CommitSha? MergeCommit { get; init; }

    /// <summary>How many files GitHub says it changed; the list is checked against it.</summary>
    public required int ChangedFiles { get; init; }

    /// <summary>The installation that sent the event; null when a plain repository hook did.</summary>
    public InstallationId? InstallationId { get; init; }

    /// <summary>What makes a merge the same merge, whatever event told of it.</summary>
    public string MergeKey => new MergeIdentity(RepositoryId, Number ?? 0, MergeCommit).Key;
}

/// <summary>A GitHub user.</summary>
/// <param name="Login">The user's name.</param>
/// <param name="Id">The user's number; 0 when it is not known.</param>
public sealed record Person(string Login, long Id);
