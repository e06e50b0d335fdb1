using System.Globalization;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Faults;

/// <summary>An answer given instead of the real one.</summary>
public sealed record FaultAnswer(int Status, string Body)
{
    /// <summary>Headers that replace or join the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The type of the body.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>A status with GitHub's error body.</summary>
    public static FaultAnswer Error(int status, string message = "Server Error") =>
        new(status, new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = $"{status}" }.ToJsonString());

    /// <summary>200 with GraphQL errors and no data, as GitHub answers when a limit or a time-out strikes.</summary>
    public static FaultAnswer GraphQLError(string type, string message) =>
        new(200, new JsonObject { ["data"] = null, ["errors"] = new JsonArray(new JsonObject { ["type"] = type, ["message"] = message }) }.ToJsonString());

    /// <summary>The hourly limit is used up until <paramref name="resetAt"/>.</summary>
    public static FaultAnswer PrimaryRateLimit(DateTimeOffset resetAt) => Error(403, "API rate limit exceeded for installation.") with
    {
        Headers = new Dictionary<string, string>
        {
            ["x-ratelimit-remaining"] = "0",
            ["x-ratelimit-reset"] = resetAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>A secondary limit; GitHub does not always say for how long.</summary>
    public static FaultAnswer SecondaryRateLimit(TimeSpan? retryAfter, int status = 403)
    {
        var answer = Error(status, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
        if (retryAfter is not { } wait) return answer;
        return answer with { Headers = new Dictionary<string, string> { ["retry-after"] = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) } };
    }

    internal ApiAnswer ToApiAnswer() => ApiAnswer.Text(Status, Body, ContentType) with
    {
        Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase),
    };
}
