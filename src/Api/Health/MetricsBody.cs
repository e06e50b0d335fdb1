using System.Text.Json.Serialization;
using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Health;

/// <summary>The body of <c>GET /metrics</c>: the seed's section 5.2, and what stands beside it.</summary>
/// <param name="Global">The whole deployment.</param>
/// <param name="BySource">Each source that was ever heard of.</param>
/// <param name="GitHubApi">Each installation that was ever asked for, by its number.</param>
public sealed record MetricsBody(
    GlobalMetrics Global,
    IReadOnlyDictionary<string, SourceMetrics> BySource,
    [property: JsonPropertyName("github_api")] IReadOnlyDictionary<string, GitHubApiMetrics> GitHubApi)
{
    public static MetricsBody Of(MetricsReport report)
    {
        var totals = report.Sources;
        var processed = totals.Sum(total => total.Processed);
        var failed = totals.Sum(total => total.Failed);
        var finished = processed + failed;
        var files = totals.Aggregate(FileCounts.None, (sum, total) => sum.Plus(total.Files));
        return new MetricsBody(
            new GlobalMetrics(
                new WebhookTotals(totals.Sum(total => total.Received), processed, failed, finished == 0 ? 0 : Math.Round(100m * processed / finished, 2)),
                FileTotals.Of(files)),
            totals.ToDictionary(total => total.Source.ToString(), total => SourceMetrics.Of(total, report.ProcessingTimes.GetValueOrDefault(total.Source))),
            report.GitHub.ToDictionary(installation => installation.Usage.Installation.ToString(), GitHubApiMetrics.Of));
    }
}

public sealed record GlobalMetrics(WebhookTotals Webhooks, FileTotals Files);

/// <param name="Received">Deliveries stored, once each.</param>
/// <param name="Processed">Finished without failure.</param>
/// <param name="Failed">Failed, wholly or partly.</param>
/// <param name="SuccessRate">100 · processed / (processed + failed); only of the whole deployment.</param>
public sealed record WebhookTotals(
    long Received,
    long Processed,
    long Failed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? SuccessRate = null);

public sealed record FileTotals(long Matched, long Uploaded, long UploadFailed, long Deprecated, long Skipped)
{
    public static FileTotals Of(FileCounts counts) => new(counts.Matched, counts.Uploaded, counts.UploadFailed, counts.Deprecated, counts.Skipped);
}

public sealed record SourceMetrics(
    WebhookTotals Webhooks,
    FileTotals Files,
    DateTimeOffset? LastWebhook,
    DateTimeOffset? LastUpdated,
    ProcessingTimeBody? ProcessingTime)
{
    public static SourceMetrics Of(SourceTotals totals, ProcessingTime? processingTime) => new(
        new WebhookTotals(totals.Received, totals.Processed, totals.Failed, null),
        FileTotals.Of(totals.Files),
        totals.LastWebhook,
        totals.LastUpdated,
        processingTime is { } time ? ProcessingTimeBody.Of(time) : null);
}

/// <summary>Milliseconds from the start of a delivery to its end, of the source's newest 1,000 that are kept.</summary>
public sealed record ProcessingTimeBody(double AvgMs, double MinMs, double MaxMs, double P50Ms, double P95Ms, double P99Ms)
{
    public static ProcessingTimeBody Of(ProcessingTime time) => new(
        time.Average.TotalMilliseconds,
        time.Min.TotalMilliseconds,
        time.Max.TotalMilliseconds,
        time.P50.TotalMilliseconds,
        time.P95.TotalMilliseconds,
        time.P99.TotalMilliseconds);
}

/// <param name="Calls">Requests that were sent, each retry counted.</param>
/// <param name="Errors">Those of them that got no answer, or one from 400 on.</param>
/// <param name="RateLimit">Of REST's and GraphQL's quota the scarcer, by GitHub's last answer to this replica; null before the first.</param>
public sealed record GitHubApiMetrics(long Calls, long Errors, RateLimitBody? RateLimit)
{
    public static GitHubApiMetrics Of(InstallationMetrics installation) => new(
        installation.Usage.Calls,
        installation.Usage.Errors,
        installation.Scarcest is { } quota ? new RateLimitBody(quota.Remaining, quota.ResetAt) : null);
}

public sealed record RateLimitBody(long Remaining, DateTimeOffset ResetAt);
