using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.Json;

/// <summary>A pull request in the form of an issue, and comments.</summary>
internal static class IssueJson
{
    public static JsonObject Of(SimulatedPullRequest pull, ApiUrls urls)
    {
        var repository = urls.Of(pull.Repository);
        var api = $"{repository}/issues/{pull.Number}";
        var web = $"{urls.WebOf(pull.Repository)}/pull/{pull.Number}";
        var json = new JsonObject { ["url"] = api, ["repository_url"] = repository, ["html_url"] = web };
        (string Name, string Suffix)[] links = [("labels_url", "/labels{/name}"), ("comments_url", "/comments"), ("events_url", "/events"), ("timeline_url", "/timeline")];
        foreach (var (name, suffix) in links) json[name] = api + suffix;
        var shared = PullRequestJson.Of(pull, urls);
        string[] names = ["id", "node_id", "number", "title", "user", "labels", "state", "locked", "assignee", "assignees", "milestone", "created_at", "updated_at", "closed_at", "author_association", "active_lock_reason", "body", "draft"];
        foreach (var name in names) json[name] = shared[name]?.DeepClone();
        json["comments"] = pull.CommentList.Count;
        json["closed_by"] = AccountJson.OfMaybe(pull.ClosedByAccount, urls);
        json["pull_request"] = new JsonObject
        {
            ["url"] = $"{repository}/pulls/{pull.Number}",
            ["html_url"] = web,
            ["diff_url"] = $"{web}.diff",
            ["patch_url"] = $"{web}.patch",
            ["merged_at"] = shared["merged_at"]?.DeepClone(),
        };
        return json;
    }

    public static JsonObject Comment(SimulatedPullRequest pull, PullRequestComment comment, ApiUrls urls)
    {
        var repository = urls.Of(pull.Repository);
        return new JsonObject
        {
            ["url"] = $"{repository}/issues/comments/{comment.Id}",
            ["html_url"] = $"{urls.WebOf(pull.Repository)}/pull/{pull.Number}#issuecomment-{comment.Id}",
            ["issue_url"] = $"{repository}/issues/{pull.Number}",
            ["id"] = comment.Id,
            ["node_id"] = Repositories.NodeId.Of(Repositories.NodeId.CommentKind, pull.Repository.Id, comment.Id),
            ["user"] = AccountJson.OfMaybe(pull.Repository.World.Accounts.Find(comment.Author), urls),
            ["created_at"] = ApiUrls.Time(comment.CreatedAt),
            ["updated_at"] = ApiUrls.Time(comment.CreatedAt),
            ["author_association"] = "MEMBER",
            ["body"] = comment.Body,
        };
    }
}
