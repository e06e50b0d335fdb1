using System.Globalization;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

internal sealed record CommentSource(SimulatedPullRequest Pull, PullRequestComment Comment);

internal sealed record ChangeSource(SimulatedPullRequest Pull, FileChange Change)
{
    public UnifiedPatch Patch => ChangedFileJson.PatchOf(Pull.Repository.Objects, Change);
}

internal sealed record PullCommitSource(SimulatedPullRequest Pull, GitCommit Commit);

internal sealed record ReviewRequestSource(SimulatedPullRequest Pull, object Reviewer, int Id);

/// <summary>Something that happened to a pull request, other than a comment.</summary>
internal sealed record TimelineEvent(SimulatedPullRequest Pull, string TypeName, Account? Actor, DateTimeOffset At);

/// <summary>The lists that hang on a pull request.</summary>
internal static class PullRequestParts
{
    /// <summary>GitHub lists no more files than this.</summary>
    private const int MostFiles = 3000;

    /// <summary>GitHub lists no more commits than this.</summary>
    private const int MostCommits = 250;

    public static void AddTo(FieldTable table)
    {
        table.Add<SimulatedPullRequest>("PullRequest", "changedFiles", p => p.ChangedFileCount);
        table.Add<SimulatedPullRequest>("PullRequest", "files", (p, a, _) => a.Page("files", p.Diff.Files.Take(MostFiles).Select(f => new ChangeSource(p, f))));
        table.Add<SimulatedPullRequest>("PullRequest", "commits", (p, a, _) => a.Page("commits", p.Diff.Commits.Take(MostCommits).Select(c => new PullCommitSource(p, c))));
        table.Add<SimulatedPullRequest>("PullRequest", "comments", (p, a, _) => a.Page("comments", p.CommentList.Select(c => new CommentSource(p, c))));
        table.Add<SimulatedPullRequest>("PullRequest", "labels", (p, a, _) => a.Page("labels", p.People.Labels));
        table.Add<SimulatedPullRequest>("PullRequest", "assignees", (p, a, _) => a.Page("assignees", p.People.Assignees));
        table.Add<SimulatedPullRequest>("PullRequest", "reviewRequests", (p, a, _) => a.Page("reviewRequests", Reviewers(p)));
        table.Add<SimulatedPullRequest>("PullRequest", "timelineItems", (p, a, _) => a.Page("timelineItems", Timeline(p, a.Texts("itemTypes"))));
        foreach (var connection in new[] { "PullRequestChangedFile", "PullRequestCommit", "IssueComment", "Label", "User", "ReviewRequest", "PullRequestTimelineItems" })
            Connections.AddTo(table, connection + "Connection");
        table.Add<Connection>("PullRequestTimelineItemsConnection", "filteredCount", c => c.Total());
        table.Add<Connection>("PullRequestTimelineItemsConnection", "pageCount", c => c.Nodes.Count);
        AddNodes(table);
        AddComments(table);
    }

    private static void AddNodes(FieldTable table)
    {
        table.Add<ChangeSource>("PullRequestChangedFile", "path", c => c.Change.Path);
        table.Add<ChangeSource>("PullRequestChangedFile", "changeType", c => c.Change.Status == "removed" ? "DELETED" : c.Change.Status.ToUpperInvariant());
        table.Add<ChangeSource>("PullRequestChangedFile", "additions", c => c.Patch.Additions);
        table.Add<ChangeSource>("PullRequestChangedFile", "deletions", c => c.Patch.Deletions);
        table.Add<PullCommitSource>("PullRequestCommit", "id", c => NodeId.Of("PURC", c.Pull.Repository.Id, c.Pull.Number, c.Commit.Oid));
        table.Add<PullCommitSource>("PullRequestCommit", "commit", c => new GitObjectSource(c.Pull.Repository, c.Commit.Oid, "commit"));
        table.Add<PullCommitSource>("PullRequestCommit", "pullRequest", c => c.Pull);
        table.Add<ReviewRequestSource>("ReviewRequest", "id", r => NodeId.Of("RR", r.Pull.Repository.Id, r.Pull.Number, r.Id));
        table.Add<ReviewRequestSource>("ReviewRequest", "asCodeOwner", _ => false);
        table.Add<ReviewRequestSource>("ReviewRequest", "pullRequest", r => r.Pull);
        table.Add<ReviewRequestSource>("ReviewRequest", "requestedReviewer", r => r.Reviewer);
        foreach (var type in new[] { "ClosedEvent", "MergedEvent" })
        {
            table.Add<TimelineEvent>(type, "id", e => NodeId.Of(type == "ClosedEvent" ? "CE" : "ME", e.Pull.Repository.Id, e.Pull.Number));
            table.Add<TimelineEvent>(type, "actor", e => e.Actor);
            table.Add<TimelineEvent>(type, "createdAt", e => ApiUrls.Time(e.At));
        }
    }

    private static void AddComments(FieldTable table)
    {
        table.Add<CommentSource>("IssueCommentEdge", "node", c => c);
        table.Add<CommentSource>("IssueCommentEdge", "cursor", c => c.Comment.Id.ToString(CultureInfo.InvariantCulture));
        table.Add<CommentSource>("IssueComment", "id", c => NodeId.Of(NodeId.CommentKind, c.Pull.Repository.Id, c.Comment.Id));
        table.Add<CommentSource>("IssueComment", "databaseId", c => c.Comment.Id);
        table.Add<CommentSource>("IssueComment", "author", c => c.Pull.Repository.World.Accounts.Find(c.Comment.Author));
        table.Add<CommentSource>("IssueComment", "body", c => c.Comment.Body);
        table.Add<CommentSource>("IssueComment", "url", c => $"{c.Pull.Url}#issuecomment-{c.Comment.Id}");
        table.Add<CommentSource>("IssueComment", "createdAt", c => ApiUrls.Time(c.Comment.CreatedAt));
    }

    private static IEnumerable<ReviewRequestSource> Reviewers(SimulatedPullRequest pull) =>
        pull.People.Reviewers.Select(a => new ReviewRequestSource(pull, a, a.Id)).Concat(pull.People.Teams.Select(t => new ReviewRequestSource(pull, t, t.Id)));

    private static IEnumerable<object> Timeline(SimulatedPullRequest pull, IReadOnlyList<string>? wanted)
    {
        bool Wants(string type) => wanted is null || wanted.Contains(type);
        if (Wants("ISSUE_COMMENT")) foreach (var comment in pull.CommentList) yield return new CommentSource(pull, comment);
        if (pull.State == PullRequestState.Merged && Wants("MERGED_EVENT")) yield return new TimelineEvent(pull, "MergedEvent", pull.MergedByAccount, pull.ClosedAt!.Value);
        if (!Wants("CLOSED_EVENT")) yield break;
        foreach (var (by, at) in pull.Closings) yield return new TimelineEvent(pull, "ClosedEvent", by, at);
    }
}
