using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Json;

internal static class AccountJson
{
    public static JsonObject Of(Account account, ApiUrls urls)
    {
        var api = $"{urls.Api}/users/{Uri.EscapeDataString(account.Login)}";
        return new JsonObject
        {
            ["login"] = account.Login,
            ["id"] = account.Id,
            ["node_id"] = account.Node,
            ["avatar_url"] = $"{urls.Web}/avatars/u/{account.Id}?v=4",
            ["gravatar_id"] = "",
            ["url"] = api,
            ["html_url"] = account.Kind == AccountKind.Bot ? $"{urls.Web}/apps/{account.Login.Replace("[bot]", "", StringComparison.Ordinal)}" : $"{urls.Web}/{account.Login}",
            ["followers_url"] = $"{api}/followers",
            ["following_url"] = $"{api}/following{{/other_user}}",
            ["gists_url"] = $"{api}/gists{{/gist_id}}",
            ["starred_url"] = $"{api}/starred{{/owner}}{{/repo}}",
            ["subscriptions_url"] = $"{api}/subscriptions",
            ["organizations_url"] = $"{api}/orgs",
            ["repos_url"] = $"{api}/repos",
            ["events_url"] = $"{api}/events{{/privacy}}",
            ["received_events_url"] = $"{api}/received_events",
            ["type"] = account.Kind.ToString(),
            ["user_view_type"] = "public",
            ["site_admin"] = false,
        };
    }

    public static JsonObject? OfMaybe(Account? account, ApiUrls urls) => account is null ? null : Of(account, urls);

    /// <summary>The longer form of a single account.</summary>
    public static JsonObject Profile(Account account, ApiUrls urls)
    {
        var json = Of(account, urls);
        (string, JsonNode?)[] fields =
        [
            ("name", account.Kind == AccountKind.Bot ? null : account.Login), ("company", null), ("blog", ""), ("location", null), ("email", null), ("hireable", null),
            ("bio", null), ("twitter_username", null), ("public_repos", 0), ("public_gists", 0), ("followers", 0), ("following", 0),
            ("created_at", "2020-01-01T00:00:00Z"), ("updated_at", "2020-01-01T00:00:00Z"),
        ];
        foreach (var (name, value) in fields) json[name] = value;
        return json;
    }

    public static JsonObject Team(Team team, ApiUrls urls)
    {
        var api = $"{urls.Api}/organizations/{team.Organization.Id}/team/{team.Id}";
        return new JsonObject
        {
            ["id"] = team.Id,
            ["node_id"] = team.Node,
            ["url"] = api,
            ["html_url"] = $"{urls.Web}/orgs/{team.Organization.Login}/teams/{team.Slug}",
            ["name"] = team.Slug,
            ["slug"] = team.Slug,
            ["description"] = null,
            ["privacy"] = "closed",
            ["notification_setting"] = "notifications_enabled",
            ["permission"] = "push",
            ["members_url"] = $"{api}/members{{/member}}",
            ["repositories_url"] = $"{api}/repos",
            ["parent"] = null,
        };
    }

    public static JsonObject Organization(Account account, ApiUrls urls)
    {
        var api = $"{urls.Api}/orgs/{account.Login}";
        return new JsonObject
        {
            ["login"] = account.Login,
            ["id"] = account.Id,
            ["node_id"] = account.Node,
            ["url"] = api,
            ["repos_url"] = $"{api}/repos",
            ["events_url"] = $"{api}/events",
            ["hooks_url"] = $"{api}/hooks",
            ["issues_url"] = $"{api}/issues",
            ["members_url"] = $"{api}/members{{/member}}",
            ["public_members_url"] = $"{api}/public_members{{/member}}",
            ["avatar_url"] = $"{urls.Web}/avatars/u/{account.Id}?v=4",
            ["description"] = "",
        };
    }
}
