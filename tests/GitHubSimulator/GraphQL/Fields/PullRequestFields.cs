using System.Globalization;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

internal sealed record CommentSource(SimulatedPullRequest Pull, PullRequestComment Comment);

internal static class PullRequestFields
{
    public static string State(SimulatedPullRequest pull) => pull.State.ToString().ToUpperInvariant();

    public static void AddTo(FieldTable table)
    {
        table.Add<SimulatedPullRequest>("PullRequest", "id", p => p.NodeId);
        table.Add<SimulatedPullRequest>("PullRequest", "databaseId", p => p.Id);
        table.Add<SimulatedPullRequest>("PullRequest", "number", p => p.Number);
        table.Add<SimulatedPullRequest>("PullRequest", "url", p => p.Url);
        table.Add<SimulatedPullRequest>("PullRequest", "title", p => p.Title);
        table.Add<SimulatedPullRequest>("PullRequest", "body", p => p.Body);
        table.Add<SimulatedPullRequest>("PullRequest", "state", p => State(p));
        table.Add<SimulatedPullRequest>("PullRequest", "isDraft", p => p.IsDraft);
        table.Add<SimulatedPullRequest>("PullRequest", "merged", p => p.State == PullRequestState.Merged);
        table.Add<SimulatedPullRequest>("PullRequest", "createdAt", p => ApiUrls.Time(p.CreatedAt));
        table.Add<SimulatedPullRequest>("PullRequest", "headRefName", p => p.HeadBranch);
        table.Add<SimulatedPullRequest>("PullRequest", "headRefOid", p => p.HeadOid);
        table.Add<SimulatedPullRequest>("PullRequest", "baseRefName", p => p.BaseBranch);
        table.Add<SimulatedPullRequest>("PullRequest", "baseRefOid", p => p.BaseOid);
        table.Add<SimulatedPullRequest>("PullRequest", "mergeCommit", p => p.MergeCommit is null ? null : GitObjectSource.Find(p.Repository, p.MergeCommit));
        table.Add<CommentSource>("IssueCommentEdge", "node", c => c);
        table.Add<CommentSource>("IssueCommentEdge", "cursor", c => c.Comment.Id.ToString(CultureInfo.InvariantCulture));
        table.Add<CommentSource>("IssueComment", "id", c => NodeId.Of(NodeId.CommentKind, c.Pull.Repository.Id, c.Comment.Id));
        table.Add<CommentSource>("IssueComment", "databaseId", c => c.Comment.Id);
        table.Add<CommentSource>("IssueComment", "body", c => c.Comment.Body);
        table.Add<CommentSource>("IssueComment", "url", c => $"{c.Pull.Url}#issuecomment-{c.Comment.Id}");
        table.Add<CommentSource>("IssueComment", "createdAt", c => ApiUrls.Time(c.Comment.CreatedAt));
    }
}
