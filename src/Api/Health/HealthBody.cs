using System.Globalization;
using System.Text.Json.Serialization;
using ExamplesCopier.Application.Health;

namespace ExamplesCopier.Api.Health;

/// <summary>The body of <c>GET /health</c>: the seed's section 5.1, and what stands beside it.</summary>
public sealed record HealthBody
{
    public required string Status { get; init; }

    public required bool Started { get; init; }

    [JsonPropertyName("github")]
    public required GitHubBody GitHub { get; init; }

    public required ConfigurationBody Configuration { get; init; }

    public required IReadOnlyDictionary<string, SourceHealthBody> Sources { get; init; }

    public required QueuesBody Queues { get; init; }

    public required SettingsBody Settings { get; init; }

    public required string Uptime { get; init; }

    public required string Version { get; init; }

    /// <summary>What the executable was built from, where the build knew it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Commit { get; init; }

    public static HealthBody Of(HealthReport report, IReadOnlyList<string> settingsProblems, TimeSpan uptime) => new()
    {
        Status = Word(report.Status == HealthLevel.Healthy && settingsProblems.Count > 0 ? HealthLevel.Degraded : report.Status),
        Started = true,
        GitHub = new GitHubBody(Word(report.GitHub.Status), report.GitHub.Authenticated, report.GitHub.Problem),
        Configuration = new ConfigurationBody(report.ConfigurationVersion, report.ConfigurationProblems),
        Sources = report.Sources.ToDictionary(
            source => source.Source.Repository.ToString(),
            source => new SourceHealthBody(Word(source.Status), source.LastWebhook, source.Installation?.ToString())),
        Queues = new QueuesBody(report.Queues?.ChangeSets, report.Queues?.Deprecations),
        Settings = new SettingsBody(settingsProblems),
        Uptime = Describe(uptime),
        Version = BuildIdentity.Version,
        Commit = BuildIdentity.Commit,
    };

    /// <summary>As Go prints durations: <c>2h15m30s</c>, <c>3m0s</c>, <c>12s</c>.</summary>
    internal static string Describe(TimeSpan uptime)
    {
        var hours = (long)uptime.TotalHours;
        var minutes = uptime.Minutes;
        var seconds = uptime.Seconds;
        return (hours, minutes) switch
        {
            ( > 0, _) => string.Create(CultureInfo.InvariantCulture, $"{hours}h{minutes}m{seconds}s"),
            (_, > 0) => string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds}s"),
        };
    }

    internal static string Word(SourceStatus status) => status switch
    {
        SourceStatus.Healthy => "healthy",
        SourceStatus.Degraded => "degraded",
        SourceStatus.Unhealthy => "unhealthy",
        SourceStatus.Disabled => "disabled",
        SourceStatus.Paused => "paused",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string Word(HealthLevel level) => level switch
    {
        HealthLevel.Healthy => "healthy",
        HealthLevel.Degraded => "degraded",
        HealthLevel.Unhealthy => "unhealthy",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}

public sealed record GitHubBody(string Status, bool Authenticated, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Problem);

public sealed record ConfigurationBody(string? Version, IReadOnlyList<string> Problems);

public sealed record SettingsBody(IReadOnlyList<string> Problems);

public sealed record SourceHealthBody(string Status, DateTimeOffset? LastWebhook, string? InstallationId);

/// <summary>Both are null while the store does not answer.</summary>
public sealed record QueuesBody(long? UploadCount, long? DeprecationCount);
