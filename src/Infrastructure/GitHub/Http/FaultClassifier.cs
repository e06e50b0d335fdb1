using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Says of every answer that is not a success what it means for us. The only place that knows GitHub's statuses and words
/// (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api).
/// </summary>
internal static class FaultClassifier
{
    // GitHub's advice where a secondary limit names no time.
    private static readonly TimeSpan _unnamedLimit = TimeSpan.FromSeconds(60);

    // How rulesets and the older protection speak, whatever type the error has.
    private static readonly string[] _branchRules = ["Repository rule violations", "protected branch", "required status check", "approving review", "approved review"];

    public static Fault OfResponse(HttpStatusCode status, HttpResponseHeaders headers, string body, string request, DateTimeOffset now)
    {
        var message = MessageOf(body);
        return status switch
        {
            HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests when LimitedUntil(headers, message, now) is { } until =>
                new RateLimited(until, $"GitHub's rate limit is reached until {until:u}."),
            HttpStatusCode.TooManyRequests => new RateLimited(now + _unnamedLimit, "GitHub asks to slow down."),
            HttpStatusCode.Unauthorized => new Transient($"GitHub does not accept our credentials ({message}); check GitHub:AppId and the private key."),
            HttpStatusCode.Forbidden => new Permanent(Forbidden(headers, message, request)),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new Permanent($"GitHub does not know it, or does not show it to the App: {request}."),
            HttpStatusCode.Conflict when Contains(message, "empty") => new Permanent($"The repository is empty; push a first commit to it ({request})."),
            HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout => new Transient($"GitHub answered {(int)status}: {message}"),
            HttpStatusCode.UnavailableForLegalReasons => new Permanent($"GitHub has closed the repository for legal reasons ({request})."),
            >= HttpStatusCode.InternalServerError => new Transient($"GitHub answered {(int)status} ({request})."),
            _ => new Permanent($"GitHub refused {request} with {(int)status}: {message}"),
        };
    }

    /// <summary>An error of a GraphQL answer, which comes with HTTP 200.</summary>
    public static Fault OfGraphQL(string? type, string message, HttpResponseHeaders headers, DateTimeOffset now) => type switch
    {
        "RATE_LIMITED" or "RATE_LIMIT" => new RateLimited(LimitedUntil(headers, message, now) ?? now + _unnamedLimit, "GitHub's rate limit is reached."),
        _ when Contains(message, "secondary rate limit") || Contains(message, "submitted too quickly") =>
            new RateLimited(LimitedUntil(headers, message, now) ?? now + _unnamedLimit, "GitHub asks to slow down."),
        _ when _branchRules.Any(words => Contains(message, words)) =>
            new Permanent($"A rule of the target branch forbids it: {OneLine(message)} Add the App to the rule's bypass list, or use commit_strategy type pull_request."),
        "FORBIDDEN" => new Permanent(Forbidden(headers, message, "the change")),
        "UNPROCESSABLE" => new Permanent($"GitHub refused it: {OneLine(message)}"),
        _ => new Transient($"GitHub could not answer: {message}"),
    };

    /// <summary>A request that got no answer at all.</summary>
    public static Fault OfSilence(Exception exception, string request) =>
        new Transient($"GitHub did not answer {request}: {exception.Message}");

    private static DateTimeOffset? LimitedUntil(HttpResponseHeaders headers, string message, DateTimeOffset now)
    {
        if (headers.RetryAfter is { } after)
        {
            return after.Delta is { } delta ? now + delta : after.Date;
        }

        if (Header(headers, "x-ratelimit-remaining") == "0"
            && long.TryParse(Header(headers, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
            && reset < DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return DateTimeOffset.FromUnixTimeSeconds(reset) + TimeSpan.FromSeconds(1);
        }

        return Contains(message, "secondary rate limit") || Contains(message, "abuse detection") ? now + _unnamedLimit : null;
    }

    private static string Forbidden(HttpResponseHeaders headers, string message, string request)
    {
        if (Contains(message, "suspended"))
        {
            return "The App's installation is suspended; unsuspend it on the account's settings page, under GitHub Apps.";
        }

        if (Contains(message, "archived"))
        {
            return $"The repository is archived, so nothing can be written to it ({request}); unarchive it or remove the target.";
        }

        var needed = Header(headers, "x-accepted-github-permissions") is { } permissions ? $" It needs: {permissions}." : "";
        return $"The App may not do this ({request}): {message}.{needed} Grant the permission on the App's page and accept it in the installation.";
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string OneLine(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Only GitHub's own one-line message is taken over, never the body.
    private static string MessageOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var text = document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String
                    ? message.GetString()!
                    : "no message";
            return text.Length > 300 ? text[..300] : text;
        }
        catch (JsonException)
        {
            return "no message";
        }
    }
}
