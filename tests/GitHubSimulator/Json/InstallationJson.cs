using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Auth;

namespace ExamplesCopier.GitHubSimulator.Json;

internal static class InstallationJson
{
    public static JsonObject App(World world, ApiUrls urls) => new()
    {
        ["id"] = world.App.Id,
        ["client_id"] = world.App.ClientId,
        ["slug"] = world.App.Slug,
        ["node_id"] = Repositories.NodeId.Of("A", world.App.Id),
        ["owner"] = AccountJson.Of(world.AppOwner, urls),
        ["name"] = world.App.Slug,
        ["description"] = "",
        ["external_url"] = "https://example.com",
        ["html_url"] = $"{urls.Web}/apps/{world.App.Slug}",
        ["created_at"] = "2024-01-01T00:00:00Z",
        ["updated_at"] = "2024-01-01T00:00:00Z",
        ["permissions"] = Permissions(world.App.Permissions),
        ["events"] = Events(world),
        ["installations_count"] = world.Installations.Count,
    };

    public static JsonObject Of(World world, Installation installation, ApiUrls urls) => new()
    {
        ["id"] = installation.Id,
        ["client_id"] = world.App.ClientId,
        ["account"] = AccountJson.Of(installation.Account, urls),
        ["repository_selection"] = Selection(installation),
        ["access_tokens_url"] = $"{urls.Api}/app/installations/{installation.Id}/access_tokens",
        ["repositories_url"] = $"{urls.Api}/installation/repositories",
        ["html_url"] = $"{urls.Web}/organizations/{installation.Account.Login}/settings/installations/{installation.Id}",
        ["app_id"] = world.App.Id,
        ["app_slug"] = world.App.Slug,
        ["target_id"] = installation.Account.Id,
        ["target_type"] = installation.Account.Kind.ToString(),
        ["permissions"] = Permissions(installation.Permissions),
        ["events"] = Events(world),
        ["created_at"] = ApiUrls.Time(installation.CreatedAt),
        ["updated_at"] = ApiUrls.Time(installation.CreatedAt),
        ["single_file_name"] = null,
        ["has_multiple_single_files"] = false,
        ["single_file_paths"] = new JsonArray(),
        ["suspended_by"] = installation.IsSuspended ? AccountJson.Of(installation.Account, urls) : null,
        ["suspended_at"] = installation.IsSuspended ? ApiUrls.Time(installation.CreatedAt) : null,
    };

    public static string Selection(Installation installation) => installation.IsSelective ? "selected" : "all";

    public static JsonObject Permissions(IEnumerable<KeyValuePair<string, string>> permissions) =>
        new(permissions.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value)));

    private static JsonArray Events(World world) => [.. world.App.Events];
}
