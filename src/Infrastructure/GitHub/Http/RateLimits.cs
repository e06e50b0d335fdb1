using System.Globalization;
using System.Net.Http.Headers;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Finds out whether an answer is one of GitHub's limits, and until when
/// (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit).
/// </summary>
internal static class RateLimits
{
    /// <summary>GitHub's advice where a limit names no time: at least a minute.</summary>
    public static readonly TimeSpan Unnamed = TimeSpan.FromSeconds(60);

    // GitHub's own windows last an hour; whatever names more than a day is a broken clock.
    private static readonly TimeSpan _most = TimeSpan.FromHours(24);
    private static readonly TimeSpan _least = TimeSpan.FromSeconds(1);

    private static readonly string[] _words =
        ["rate limit exceeded", "rate limit already exceeded", "secondary rate limit", "abuse detection", "submitted too quickly", "too many requests"];

    /// <param name="headers">Those of the answer.</param>
    /// <param name="message">GitHub's words.</param>
    /// <param name="isLimit">The status or the type of the error says already that it is one.</param>
    /// <param name="now">By our clock.</param>
    /// <returns>Null when it is none.</returns>
    public static RateLimited? Find(HttpResponseHeaders headers, string message, bool isLimit, DateTimeOffset now)
    {
        if (headers.TryGetValues("retry-after", out _))
        {
            return headers.RetryAfter switch
            {
                { Delta: { } delta } => Named(now + Least(delta, _most), now),
                { Date: { } date } => Named(date, now),
                _ => Guess(now),
            };
        }

        if (Header(headers, "x-ratelimit-remaining") == "0" && ResetOf(headers) is { } reset)
        {
            // A moment that is over while the limit still holds tells only that the clocks differ.
            return reset > now ? Named(reset + _least, now) : Guess(now);
        }

        return isLimit || _words.Any(words => message.Contains(words, StringComparison.OrdinalIgnoreCase)) ? Guess(now) : null;
    }

    private static RateLimited Named(DateTimeOffset until, DateTimeOffset now)
    {
        var sane = now + Least(Most(until - now, _least), _most);
        return new RateLimited(sane, $"GitHub's rate limit is reached until {sane:u}.");
    }

    private static RateLimited Guess(DateTimeOffset now) => new(now + Unnamed, "GitHub's rate limit is reached; it asks to slow down.") { IsGuess = true };

    private static DateTimeOffset? ResetOf(HttpResponseHeaders headers) =>
        long.TryParse(Header(headers, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
        && reset < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(reset)
            : null;

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Most(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
