using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Json;

internal static class PullRequestJson
{
    public static JsonObject Of(SimulatedPullRequest pull, ApiUrls urls)
    {
        var repository = pull.Repository;
        var api = $"{urls.Of(repository)}/pulls/{pull.Number}";
        var issue = $"{urls.Of(repository)}/issues/{pull.Number}";
        var web = $"{urls.WebOf(repository)}/pull/{pull.Number}";
        return new JsonObject
        {
            ["url"] = api,
            ["id"] = pull.Id,
            ["node_id"] = pull.NodeId,
            ["html_url"] = web,
            ["diff_url"] = $"{web}.diff",
            ["patch_url"] = $"{web}.patch",
            ["issue_url"] = issue,
            ["number"] = pull.Number,
            ["state"] = pull.State == PullRequestState.Open ? "open" : "closed",
            ["locked"] = false,
            ["title"] = pull.Title,
            ["user"] = AccountJson.Of(pull.AuthorAccount, urls),
            ["body"] = pull.Body.Length == 0 ? null : pull.Body,
            ["created_at"] = ApiUrls.Time(pull.CreatedAt),
            ["updated_at"] = ApiUrls.Time(pull.UpdatedAt),
            ["closed_at"] = ApiUrls.Time(pull.ClosedAt),
            ["merged_at"] = pull.State == PullRequestState.Merged ? ApiUrls.Time(pull.ClosedAt) : null,
            ["merge_commit_sha"] = pull.MergeCommit,
            ["assignee"] = AccountJson.OfMaybe(pull.People.Assignees.FirstOrDefault(), urls),
            ["assignees"] = new JsonArray([.. pull.People.Assignees.Select(a => AccountJson.Of(a, urls))]),
            ["requested_reviewers"] = new JsonArray([.. pull.People.Reviewers.Select(a => AccountJson.Of(a, urls))]),
            ["requested_teams"] = new JsonArray([.. pull.People.Teams.Select(t => AccountJson.Team(t, urls))]),
            ["labels"] = new JsonArray([.. pull.People.Labels.Select(l => Label(l, urls))]),
            ["milestone"] = null,
            ["draft"] = pull.IsDraft,
            ["commits_url"] = $"{api}/commits",
            ["review_comments_url"] = $"{api}/comments",
            ["review_comment_url"] = $"{urls.Of(repository)}/pulls/comments{{/number}}",
            ["comments_url"] = $"{issue}/comments",
            ["statuses_url"] = $"{urls.Of(repository)}/statuses/{pull.HeadOid}",
            ["head"] = Side(pull.HeadRepository, pull.HeadRepository?.Owner ?? pull.AuthorAccount, pull.HeadBranch, pull.HeadOid, urls),
            ["base"] = Side(repository, repository.Owner, pull.BaseBranch, pull.BaseOid, urls),
            ["_links"] = Links(api, issue, web, $"{urls.Of(repository)}/statuses/{pull.HeadOid}"),
            ["author_association"] = "MEMBER",
            ["auto_merge"] = AutoMerge(pull.AutoMerge, urls),
            ["active_lock_reason"] = null,
        };
    }

    /// <summary>The form of a single pull request, with its counts and its merge.</summary>
    public static JsonObject Full(SimulatedPullRequest pull, ApiUrls urls)
    {
        var json = Of(pull, urls);
        var mergeable = pull.MergeState.Mergeable;
        (string, JsonNode?)[] fields =
        [
            ("merged", pull.State == PullRequestState.Merged), ("mergeable", mergeable), ("rebaseable", mergeable),
            ("mergeable_state", mergeable is null ? "unknown" : pull.MergeState.Status.ToLowerInvariant()),
            ("merged_by", AccountJson.OfMaybe(pull.MergedByAccount, urls)), ("comments", pull.CommentList.Count), ("review_comments", 0),
            ("maintainer_can_modify", false), ("commits", pull.Diff.Commits.Count),
            ("additions", pull.Diff.Lines.Additions), ("deletions", pull.Diff.Lines.Deletions), ("changed_files", pull.ChangedFileCount),
        ];
        foreach (var (name, value) in fields) json[name] = value;
        return json;
    }

    private static JsonObject Side(SimulatedRepository? repository, Account owner, string branch, string oid, ApiUrls urls) => new()
    {
        ["label"] = $"{owner.Login}:{branch}",
        ["ref"] = branch,
        ["sha"] = oid,
        ["user"] = AccountJson.Of(owner, urls),
        ["repo"] = repository is null ? null : RepositoryJson.Of(repository, urls),
    };

    public static JsonObject Label(Label label, ApiUrls urls) => new()
    {
        ["id"] = label.Id,
        ["node_id"] = label.Node,
        ["url"] = $"{urls.Of(label.Repository)}/labels/{Uri.EscapeDataString(label.Name)}",
        ["name"] = label.Name,
        ["color"] = "ededed",
        ["default"] = false,
        ["description"] = null,
    };

    private static JsonObject? AutoMerge(AutoMerge? wish, ApiUrls urls) => wish is null ? null : new JsonObject
    {
        ["enabled_by"] = AccountJson.Of(wish.By, urls),
        ["merge_method"] = wish.Method.ToString().ToLowerInvariant(),
        ["commit_title"] = wish.Headline ?? "",
        ["commit_message"] = wish.Body ?? "",
    };

    private static JsonObject Links(string api, string issue, string web, string statuses)
    {
        (string, string)[] links =
        [
            ("self", api), ("html", web), ("issue", issue), ("comments", $"{issue}/comments"), ("review_comments", $"{api}/comments"),
            ("review_comment", $"{api}/comments{{/number}}"), ("commits", $"{api}/commits"), ("statuses", statuses),
        ];
        return new JsonObject(links.Select(l => KeyValuePair.Create<string, JsonNode?>(l.Item1, new JsonObject { ["href"] = l.Item2 })));
    }
}
