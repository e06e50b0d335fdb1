using System.Globalization;
using System.Text.Json.Nodes;

namespace ExamplesCopier.GitHubSimulator.Http;

/// <summary>The hourly limit of each caller, for REST and GraphQL apart.</summary>
internal sealed class RateLimits(World world)
{
    private readonly Dictionary<(string Caller, string Resource), Window> _windows = [];

    /// <summary>Counts the request, or refuses it when nothing is left.</summary>
    public ApiAnswer? Spend(Exchange exchange)
    {
        var (window, most) = (Of(exchange), Most(exchange));
        var refused = window.Used >= most;
        if (!refused) window.Used++;
        exchange.Operation?.Limit = (most, Math.Max(0, most - window.Used), window.Used, window.ResetAt);
        return refused ? Exceeded(exchange) : null;
    }

    /// <summary>What has not changed costs nothing.</summary>
    public void Refund(Exchange exchange) => Of(exchange).Used--;

    public IEnumerable<KeyValuePair<string, string>> Headers(Exchange exchange)
    {
        var (window, most) = (Of(exchange), Most(exchange));
        yield return new("x-ratelimit-limit", Text(most));
        yield return new("x-ratelimit-remaining", Text(Math.Max(0, most - window.Used)));
        yield return new("x-ratelimit-used", Text(window.Used));
        yield return new("x-ratelimit-reset", Text(window.ResetAt.ToUnixTimeSeconds()));
        yield return new("x-ratelimit-resource", Resource(exchange));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Resource(Exchange exchange) => exchange.Request.IsGraphQL ? "graphql" : "core";

    private int Most(Exchange exchange) => exchange.Token?.Installation.Limits.RequestsPerHour ?? world.Options.RateLimit;

    private static ApiAnswer Exceeded(Exchange exchange)
    {
        var message = $"API rate limit exceeded for {exchange.Caller.Key}.";
        if (!exchange.Request.IsGraphQL) return ApiAnswer.Error(exchange.Token?.Installation.Limits.Status ?? 403, message, "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api");
        return ApiAnswer.Json(new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["type"] = "RATE_LIMITED", ["message"] = message }) });
    }

    private Window Of(Exchange exchange)
    {
        var key = (exchange.Caller.Key, Resource(exchange));
        if (_windows.TryGetValue(key, out var window) && world.Now < window.ResetAt) return window;
        return _windows[key] = new Window(world.Now.AddHours(1));
    }

    private sealed class Window(DateTimeOffset resetAt)
    {
        public DateTimeOffset ResetAt { get; } = resetAt;

        public int Used { get; set; }
    }
}
