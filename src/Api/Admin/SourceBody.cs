using ExamplesCopier.Api.Health;
using ExamplesCopier.Application.Sources;

namespace ExamplesCopier.Api.Admin;

/// <summary>A page of anything.</summary>
public sealed record ListBody<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>One source as lists show it.</summary>
public sealed record SourceBody(
    string Repo,
    string Branch,
    string? InstallationId,
    string Origin,
    bool Enabled,
    bool DryRun,
    string Status,
    DateTimeOffset? LastWebhook,
    IReadOnlyList<RuleBody> CopyRules,
    SourceMetrics? Metrics)
{
    public static SourceBody Of(SourceOverview overview) => new(
        overview.Source.Repository.ToString(),
        overview.Source.Branch.Value,
        overview.Source.InstallationId?.ToString(),
        Words.Of(overview.Source.Origin),
        overview.Source.Settings.Enabled,
        overview.Source.Settings.DryRun,
        HealthBody.Word(overview.Status),
        overview.Totals?.LastWebhook,
        [.. overview.Source.CopyRules.Select(rule => new RuleBody(
            rule.Name,
            rule.Pattern?.Text,
            [.. rule.Targets.Select(target => new TargetBody(target.Repository.ToString(), target.Branch.Value, target.PathTransform.Text))]))],
        overview.Totals is { } totals ? SourceMetrics.Of(totals) : null);
}

public sealed record RuleBody(string Name, string? Pattern, IReadOnlyList<TargetBody> Targets);

public sealed record TargetBody(string Repo, string Branch, string PathTransform);
