using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

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
        table.Add<SimulatedPullRequest>("PullRequest", "isDraft", p => p.IsDraft);
        table.Add<SimulatedPullRequest>("PullRequest", "isCrossRepository", p => p.HeadRepository != p.Repository);
        table.Add<SimulatedPullRequest>("PullRequest", "author", p => p.AuthorAccount);
        table.Add<SimulatedPullRequest>("PullRequest", "repository", p => p.Repository);
        table.Add<SimulatedPullRequest>("PullRequest", "createdAt", p => ApiUrls.Time(p.CreatedAt));
        table.Add<SimulatedPullRequest>("PullRequest", "updatedAt", p => ApiUrls.Time(p.UpdatedAt));
        AddBranches(table);
        AddState(table);
    }

    private static void AddBranches(FieldTable table)
    {
        table.Add<SimulatedPullRequest>("PullRequest", "headRefName", p => p.HeadBranch);
        table.Add<SimulatedPullRequest>("PullRequest", "headRefOid", p => p.HeadOid);
        table.Add<SimulatedPullRequest>("PullRequest", "headRef", p => p.HeadRepository?.Refs.Find(RefNames.Branch(p.HeadBranch)) is null ? null : new RefSource(p.HeadRepository!, RefNames.Branch(p.HeadBranch)));
        table.Add<SimulatedPullRequest>("PullRequest", "headRepository", p => p.HeadRepository);
        table.Add<SimulatedPullRequest>("PullRequest", "baseRefName", p => p.BaseBranch);
        table.Add<SimulatedPullRequest>("PullRequest", "baseRefOid", p => p.BaseOid);
        table.Add<SimulatedPullRequest>("PullRequest", "baseRef", p => p.Repository.Refs.Find(RefNames.Branch(p.BaseBranch)) is null ? null : new RefSource(p.Repository, RefNames.Branch(p.BaseBranch)));
    }

    private static void AddState(FieldTable table)
    {
        table.Add<SimulatedPullRequest>("PullRequest", "state", p => State(p));
        table.Add<SimulatedPullRequest>("PullRequest", "closed", p => p.State != PullRequestState.Open);
        table.Add<SimulatedPullRequest>("PullRequest", "closedAt", p => ApiUrls.Time(p.ClosedAt));
        table.Add<SimulatedPullRequest>("PullRequest", "merged", p => p.State == PullRequestState.Merged);
        table.Add<SimulatedPullRequest>("PullRequest", "mergedAt", p => p.State == PullRequestState.Merged ? ApiUrls.Time(p.ClosedAt) : null);
        table.Add<SimulatedPullRequest>("PullRequest", "mergedBy", p => p.MergedByAccount);
        table.Add<SimulatedPullRequest>("PullRequest", "mergeCommit", p => p.MergeCommit is null ? null : GitObjectSource.Find(p.Repository, p.MergeCommit));
        table.Add<SimulatedPullRequest>("PullRequest", "mergeable", p => p.MergeState.Mergeable switch
        {
            null => "UNKNOWN",
            true => "MERGEABLE",
            false => "CONFLICTING",
        });
        table.Add<SimulatedPullRequest>("PullRequest", "mergeStateStatus", p => p.MergeState.Status);
        table.Add<SimulatedPullRequest>("PullRequest", "autoMergeRequest", p => p.AutoMerge is null ? null : p);
        table.Add<SimulatedPullRequest>("AutoMergeRequest", "enabledAt", p => ApiUrls.Time(p.AutoMerge!.EnabledAt));
        table.Add<SimulatedPullRequest>("AutoMergeRequest", "enabledBy", p => p.AutoMerge!.By);
        table.Add<SimulatedPullRequest>("AutoMergeRequest", "mergeMethod", p => p.AutoMerge!.Method.ToString().ToUpperInvariant());
        table.Add<SimulatedPullRequest>("AutoMergeRequest", "commitHeadline", p => p.AutoMerge!.Headline);
        table.Add<SimulatedPullRequest>("AutoMergeRequest", "commitBody", p => p.AutoMerge!.Body);
        table.Add<SimulatedPullRequest>("AutoMergeRequest", "pullRequest", p => p);
    }
}
