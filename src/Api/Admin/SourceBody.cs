using ExamplesCopier.Api.Health;
using ExamplesCopier.Application.Sources;

namespace ExamplesCopier.Api.Admin;

/// <summary>A page of anything.</summary>
/// <param name="Items">Newest first, where there is an order of time.</param>
/// <param name="NextCursor">What the next page is asked for with; null on the last.</param>
public sealed record ListBody<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>One source: how it is configured and how it is doing.</summary>
public sealed record SourceBody
{
    public required string Repo { get; init; }

    public required string Branch { get; init; }

    /// <summary>Where it is described: <c>file</c>, or <c>api</c> for one that was registered.</summary>
    public required string Origin { get; init; }

    public required bool Enabled { get; init; }

    /// <summary><c>healthy</c>, <c>degraded</c>, <c>unhealthy</c>, <c>disabled</c> or <c>paused</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset? LastWebhook { get; init; }

    /// <summary>What is in force, defaults filled in, as one source of the configuration's schema: it can be sent back as it is.</summary>
    public required SourceConfiguration Configuration { get; init; }

    /// <summary>Null before anything was heard of it.</summary>
    public required SourceMetrics? Metrics { get; init; }

    public static SourceBody Of(SourceOverview overview) => new()
    {
        Repo = overview.Source.Repository.ToString(),
        Branch = overview.Source.Branch.Value,
        Origin = Words.Of(overview.Source.Origin),
        Enabled = overview.Source.Settings.Enabled,
        Status = HealthBody.Word(overview.Status),
        LastWebhook = overview.Totals?.LastWebhook,
        Configuration = SourceConfiguration.Of(overview.Source),
        Metrics = overview.Totals is { } totals ? SourceMetrics.Of(totals, overview.ProcessingTime) : null,
    };
}
