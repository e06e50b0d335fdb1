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
            ["node_id"] = NodeId.Of("U", account.Id),
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

    public static JsonObject Organization(Account account, ApiUrls urls)
    {
        var api = $"{urls.Api}/orgs/{account.Login}";
        return new JsonObject
        {
            ["login"] = account.Login,
            ["id"] = account.Id,
            ["node_id"] = NodeId.Of("O", account.Id),
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
