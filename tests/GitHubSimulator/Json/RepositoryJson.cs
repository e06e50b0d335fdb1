using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Json;

internal static class RepositoryJson
{
    private static readonly (string Name, string Suffix)[] Links =
    [
        ("forks_url", "/forks"), ("keys_url", "/keys{/key_id}"), ("collaborators_url", "/collaborators{/collaborator}"),
        ("teams_url", "/teams"), ("hooks_url", "/hooks"), ("issue_events_url", "/issues/events{/number}"), ("events_url", "/events"),
        ("assignees_url", "/assignees{/user}"), ("branches_url", "/branches{/branch}"), ("tags_url", "/tags"), ("blobs_url", "/git/blobs{/sha}"),
        ("git_tags_url", "/git/tags{/sha}"), ("git_refs_url", "/git/refs{/sha}"), ("trees_url", "/git/trees{/sha}"), ("statuses_url", "/statuses/{sha}"),
        ("languages_url", "/languages"), ("stargazers_url", "/stargazers"), ("contributors_url", "/contributors"), ("subscribers_url", "/subscribers"),
        ("subscription_url", "/subscription"), ("commits_url", "/commits{/sha}"), ("git_commits_url", "/git/commits{/sha}"),
        ("comments_url", "/comments{/number}"), ("issue_comment_url", "/issues/comments{/number}"), ("contents_url", "/contents/{+path}"),
        ("compare_url", "/compare/{base}...{head}"), ("merges_url", "/merges"), ("archive_url", "/{archive_format}{/ref}"), ("downloads_url", "/downloads"),
        ("issues_url", "/issues{/number}"), ("pulls_url", "/pulls{/number}"), ("milestones_url", "/milestones{/number}"),
        ("notifications_url", "/notifications{?since,all,participating}"), ("labels_url", "/labels{/name}"), ("releases_url", "/releases{/id}"),
        ("deployments_url", "/deployments"),
    ];

    public static JsonObject Of(SimulatedRepository repository, ApiUrls urls)
    {
        var (api, web) = (urls.Of(repository), urls.WebOf(repository));
        var json = new JsonObject
        {
            ["id"] = repository.Id,
            ["node_id"] = repository.NodeId,
            ["name"] = repository.Name,
            ["full_name"] = repository.FullName,
            ["private"] = true,
            ["owner"] = AccountJson.Of(repository.Owner, urls),
            ["html_url"] = web,
            ["description"] = null,
            ["fork"] = repository.Parent is not null,
            ["url"] = api,
        };
        foreach (var (name, suffix) in Links) json[name] = api + suffix;
        AddState(json, repository, web);
        return json;
    }

    private static void AddState(JsonObject json, SimulatedRepository repository, string web)
    {
        var created = ApiUrls.Time(repository.CreatedAt);
        var open = repository.Pulls.Open.Count();
        (string, JsonNode?)[] fields =
        [
            ("created_at", created), ("updated_at", created), ("pushed_at", created), ("git_url", $"git://localhost/{repository.FullName}.git"),
            ("ssh_url", $"git@localhost:{repository.FullName}.git"), ("clone_url", $"{web}.git"), ("svn_url", web), ("homepage", null),
            ("size", 128), ("stargazers_count", 0), ("watchers_count", 0), ("language", null), ("has_issues", true), ("has_projects", true),
            ("has_downloads", true), ("has_wiki", true), ("has_pages", false), ("has_discussions", false), ("forks_count", 0), ("mirror_url", null),
            ("archived", repository.IsArchived), ("disabled", repository.IsDisabled), ("open_issues_count", open), ("license", null),
            ("allow_forking", true), ("is_template", false), ("web_commit_signoff_required", false), ("topics", new JsonArray()),
            ("visibility", "private"), ("forks", 0), ("open_issues", open), ("watchers", 0), ("default_branch", repository.DefaultBranch),
            ("allow_squash_merge", repository.Settings.SquashMergeAllowed), ("allow_merge_commit", repository.Settings.MergeCommitAllowed),
            ("allow_rebase_merge", repository.Settings.RebaseMergeAllowed), ("allow_auto_merge", repository.AutoMergeAllowed),
            ("delete_branch_on_merge", repository.Settings.DeletesBranchOnMerge), ("allow_update_branch", false), ("use_squash_pr_title_as_default", false),
            ("squash_merge_commit_message", "COMMIT_MESSAGES"), ("squash_merge_commit_title", "COMMIT_OR_PR_TITLE"),
            ("merge_commit_message", "PR_TITLE"), ("merge_commit_title", "MERGE_MESSAGE"),
        ];
        foreach (var (name, value) in fields) json[name] = value;
    }
}
