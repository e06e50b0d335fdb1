using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
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
            ["assignee"] = null,
            ["assignees"] = new JsonArray(),
            ["requested_reviewers"] = new JsonArray(),
            ["requested_teams"] = new JsonArray(),
            ["labels"] = new JsonArray([.. pull.Labels.Select((name, at) => Label(repository, name, at, urls))]),
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
            ["auto_merge"] = null,
            ["active_lock_reason"] = null,
        };
    }

    /// <summary>The form of a single pull request, with its counts and its merge.</summary>
    public static JsonObject Full(SimulatedPullRequest pull, ApiUrls urls)
    {
        var json = Of(pull, urls);
        var store = pull.Repository.Objects;
        var patches = pull.Files.Select(f => ChangedFileJson.PatchOf(store, f)).ToList();
        (string, JsonNode?)[] fields =
        [
            ("merged", pull.State == PullRequestState.Merged), ("mergeable", null), ("rebaseable", null), ("mergeable_state", "unknown"),
            ("merged_by", AccountJson.OfMaybe(pull.MergedByAccount, urls)), ("comments", pull.CommentList.Count), ("review_comments", 0),
            ("maintainer_can_modify", false), ("commits", new History(store).Reachable(pull.HeadOid, pull.MergeBase).Count()),
            ("additions", patches.Sum(p => p.Additions)), ("deletions", patches.Sum(p => p.Deletions)), ("changed_files", pull.Files.Count),
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

    private static JsonObject Label(SimulatedRepository repository, string name, int at, ApiUrls urls) => new()
    {
        ["id"] = (repository.Id * 100L) + at,
        ["node_id"] = NodeId.Of("LA", repository.Id, name),
        ["url"] = $"{urls.Of(repository)}/labels/{Uri.EscapeDataString(name)}",
        ["name"] = name,
        ["color"] = "ededed",
        ["default"] = false,
        ["description"] = null,
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
