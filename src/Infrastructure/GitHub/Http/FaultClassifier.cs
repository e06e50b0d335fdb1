using System.Net;
using System.Net.Http.Headers;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Says of every answer that is not a success what it means for us. With <see cref="RateLimits"/> and <see cref="GitHubWords"/> the only place
/// that knows GitHub's statuses and words (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api).
/// </summary>
internal static class FaultClassifier
{
    private static readonly string[] _clock = ["claim ('exp')", "claim ('iat')", "'Expiration time'", "'Issued at'"];

    /// <param name="status">The answer's status.</param>
    /// <param name="headers">Its headers.</param>
    /// <param name="body">Its body.</param>
    /// <param name="request">What was asked, for people.</param>
    /// <param name="now">The time.</param>
    /// <param name="sent">What its words must not tell on.</param>
    public static Fault OfResponse(HttpStatusCode status, HttpResponseHeaders headers, string body, string request, DateTimeOffset now, SentContents? sent = null)
    {
        var words = GitHubWords.In(body);
        var message = GitHubWords.OneLine(words);
        var told = sent is null ? message : GitHubWords.OneLine(sent.Withhold(words));
        if (status is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests
            && RateLimits.Find(headers, message, status == HttpStatusCode.TooManyRequests, now) is { } limit)
        {
            return limit;
        }

        return status switch
        {
            HttpStatusCode.Unauthorized => new Unavailable(now, Unauthorized(told)) { IsClock = IsOfClock(message) },
            >= HttpStatusCode.InternalServerError => new Transient($"GitHub answered {(int)status} ({request}).")
            {
                MayBeTooMuch = status is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout,
            },
            HttpStatusCode.UnavailableForLegalReasons => new Permanent($"GitHub has closed the repository for legal reasons ({request})."),
            _ when GitHubWords.Judge(message, told, now) is { } known => At(known, request),
            HttpStatusCode.Forbidden => new Permanent(Forbidden(headers, told, request)),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new Permanent($"GitHub does not know it, or does not show it to the App: {request}.") { IsNotFound = true },
            HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout => new Transient($"GitHub answered {(int)status} ({request}): {told}") { HasMoved = status == HttpStatusCode.Conflict },
            HttpStatusCode.RequestEntityTooLarge => new Permanent($"It is larger than GitHub takes ({request})."),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                new Permanent($"The repository was renamed or moved ({request}); write its new name into the configuration."),
            // GitHub's API always says why; what has no words comes from something before it.
            HttpStatusCode.BadRequest when message.Length == 0 => new Transient($"Something before GitHub's API answered 400 ({request})."),
            _ => new Permanent($"GitHub refused {request} with {(int)status}: {(told.Length > 0 ? told : "no message")}"),
        };
    }

    /// <summary>An error of a GraphQL answer, which comes with HTTP 200.</summary>
    public static Fault OfGraphQL(GraphQLError error, HttpResponseHeaders headers, DateTimeOffset now)
    {
        var (type, message, words) = (error.Type, error.Message, error.Told);
        if (RateLimits.Find(headers, message, type is "RATE_LIMITED" or "RATE_LIMIT", now) is { } limit && (type is "RATE_LIMITED" or "RATE_LIMIT" || limit.IsGuess))
        {
            return limit;
        }

        return type switch
        {
            "STALE_DATA" => new Transient($"It changed while it was being written to: {words}") { HasMoved = true },
            _ when GitHubWords.Judge(message, words, now) is { } known => known,
            "FORBIDDEN" or "INSUFFICIENT_SCOPES" => new Permanent(Forbidden(headers, words, "the change")),
            "NOT_FOUND" => new Permanent($"GitHub does not know it, or does not show it to the App: {words}"),
            "UNPROCESSABLE" => new Permanent($"GitHub refused it: {words}"),
            "MAX_NODE_LIMIT_EXCEEDED" or "EXCESSIVE_PAGINATION" or "MISSING_PAGINATION_BOUNDARIES" =>
                new Permanent($"GitHub finds the question too large: {words}"),
            null when message.Contains("doesn't exist on type", StringComparison.Ordinal) || message.Contains("Parse error on", StringComparison.Ordinal) =>
                new Permanent($"This GitHub does not understand the question, perhaps an Enterprise Server that is too old: {words}"),
            _ => new Transient($"GitHub could not answer: {words}"),
        };
    }

    /// <summary>A request that got no answer at all.</summary>
    public static Fault OfSilence(Exception exception, string request) => new Transient(exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"GitHub's name cannot be resolved ({request}): check DNS and GitHub:ApiUrl.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"No secure connection to GitHub ({request}): check the certificate, the clock of this machine and any proxy between.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => $"GitHub cannot be reached ({request}): {GitHubWords.OneLine(exception.Message)}",
        OperationCanceledException or Polly.Timeout.TimeoutRejectedException => $"GitHub did not answer {request} in time.",
        _ => $"GitHub did not answer {request}: {GitHubWords.OneLine(exception.Message)}",
    });

    private static Fault At(Fault known, string request) => known switch
    {
        Permanent permanent => new Permanent($"{permanent.Message} ({request})"),
        Transient transient => transient with { Reason = $"{transient.Reason} ({request})" },
        _ => known,
    };

    private static string Unauthorized(string message) =>
        IsOfClock(message)
            ? $"GitHub does not accept the App's token because of its time ({message}); set the clock of this machine right."
            : $"GitHub does not accept our credentials ({(message.Length > 0 ? message : "no message")}); check GitHub:AppId and the private key.";

    private static bool IsOfClock(string message) => _clock.Any(words => message.Contains(words, StringComparison.OrdinalIgnoreCase));

    private static string Forbidden(HttpResponseHeaders headers, string message, string request)
    {
        var needed = headers.TryGetValues("x-accepted-github-permissions", out var permissions) && permissions.FirstOrDefault() is { Length: > 0 } names
            ? $" It needs: {GitHubWords.OneLine(names)}."
            : "";
        return $"The App may not do this ({request}): {(message.Length > 0 ? message : "no message")}.{needed} Grant the permission on the App's page and accept it in the installation.";
    }
}
