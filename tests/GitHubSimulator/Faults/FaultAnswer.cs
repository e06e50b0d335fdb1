using System.Globalization;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Faults;

/// <summary>An answer given instead of the real one.</summary>
public sealed record FaultAnswer(int Status, string Body)
{
    internal const string Secondary = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

    /// <summary>Headers that replace or join the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Leaves the <c>x-ratelimit-*</c> headers out, as a proxy in front of GitHub does.</summary>
    public bool WithoutRateLimit { get; init; }

    /// <summary>The type of the body.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>A status with GitHub's error body.</summary>
    public static FaultAnswer Error(int status, string message = "Server Error") =>
        new(status, new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = $"{status}" }.ToJsonString());

    /// <summary>200 with GraphQL errors and no data, as GitHub answers when a limit or a time-out strikes.</summary>
    public static FaultAnswer GraphQLError(string type, string message) =>
        new(200, new JsonObject { ["data"] = null, ["errors"] = new JsonArray(new JsonObject { ["type"] = type, ["message"] = message }) }.ToJsonString());

    /// <summary>The hourly limit is used up until <paramref name="resetAt"/>.</summary>
    public static FaultAnswer PrimaryRateLimit(DateTimeOffset resetAt, int status = 403) => Error(status, "API rate limit exceeded for installation.") with { Headers = UsedUp(resetAt) };

    /// <summary>The hourly limit of GraphQL is used up: 200, and only the error and the headers tell.</summary>
    public static FaultAnswer GraphQLPrimaryRateLimit(DateTimeOffset resetAt) => GraphQLError("RATE_LIMITED", "API rate limit exceeded for installation.") with { Headers = UsedUp(resetAt) };

    /// <summary>A secondary limit told with 200 to a GraphQL client.</summary>
    public static FaultAnswer GraphQLSecondaryRateLimit(TimeSpan? retryAfter) => GraphQLError("RATE_LIMITED", Secondary) with { Headers = After(retryAfter) };

    /// <summary>A secondary limit; GitHub does not always say for how long.</summary>
    public static FaultAnswer SecondaryRateLimit(TimeSpan? retryAfter, int status = 403) => Error(status, Secondary) with { Headers = After(retryAfter) };

    internal ApiAnswer ToApiAnswer() => ApiAnswer.Text(Status, Body, ContentType) with
    {
        Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase),
        WithoutRateLimit = WithoutRateLimit,
    };

    private static Dictionary<string, string> UsedUp(DateTimeOffset resetAt) => new()
    {
        ["x-ratelimit-remaining"] = "0",
        ["x-ratelimit-reset"] = resetAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> After(TimeSpan? wait) =>
        wait is { } known ? new() { ["retry-after"] = ((int)known.TotalSeconds).ToString(CultureInfo.InvariantCulture) } : [];
}
