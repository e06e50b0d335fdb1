using System.Globalization;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>What became of the App's webhooks, and sending them again.</summary>
internal sealed class HookRoutes(World world)
{
    private const string CursorStart = "v1_";

    public ApiAnswer GetConfiguration(RestCall call)
    {
        var hook = world.App.Hook;
        var json = new JsonObject { ["content_type"] = hook.ContentType, ["insecure_ssl"] = hook.IsInsecure ? "1" : "0" };
        if (hook.HasSecret) json["secret"] = "********";
        if (world.WebhookUrl() is { } url) json["url"] = url.ToString();
        return ApiAnswer.Json(json);
    }

    public ApiAnswer List(RestCall call)
    {
        IEnumerable<HookDelivery> found = world.HookDeliveries.All;
        if (call.Request.Query("status") is { } status) found = found.Where(d => d.Attempt.IsSuccess == (status == "success"));
        if (call.Request.Query("cursor") is { } cursor) found = found.Where(d => d.Id <= Position(cursor));
        var size = call.Request.Number("per_page", 30, 100);
        var page = found.Take(size + 1).ToList();
        var answer = ApiAnswer.Json(new JsonArray([.. page.Take(size).Select(HookDeliveryJson.Of)]));
        if (page.Count > size) answer.Headers["Link"] = $"<{call.Urls.Api}/app/hook/deliveries?per_page={size}{Status(call)}&cursor={CursorStart}{page[size].Id}>; rel=\"next\"";
        return answer;
    }

    public ApiAnswer Get(RestCall call) => ApiAnswer.Json(HookDeliveryJson.Full(Find(call)));

    public ApiAnswer Redeliver(RestCall call)
    {
        world.SendAgain(Find(call).Event);
        return ApiAnswer.Json(new JsonObject(), 202);
    }

    private HookDelivery Find(RestCall call) =>
        (long.TryParse(call.Value("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? world.HookDeliveries.Find(id) : null) ?? throw GitHubError.NotFound();

    private static string Status(RestCall call) => call.Request.Query("status") is { } status ? $"&status={status}" : "";

    private static long Position(string cursor) =>
        cursor.StartsWith(CursorStart, StringComparison.Ordinal) && long.TryParse(cursor[CursorStart.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new GitHubError(400, "Invalid cursor", null);
}
