using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.Admin;

/// <summary>One source in the words of the configuration's schema.</summary>
public sealed record SourceConfiguration(
    string Repo,
    string Branch,
    string? InstallationId,
    string? ConfigFile,
    IReadOnlyList<string>? AllowedTargets,
    bool BatchByRepo,
    BatchConfiguration? BatchPrConfig,
    SettingsConfiguration Settings,
    IReadOnlyList<RuleConfiguration>? CopyRules)
{
    public static SourceConfiguration Of(Source source) => new(
        source.Repository.ToString(),
        source.Branch.Value,
        source.InstallationId?.ToString(),
        source.ConfigFile,
        source.AllowedTargets,
        source.BatchByRepo,
        source.BatchPullRequest is { } batch ? new BatchConfiguration(batch.Title?.Text, batch.Body?.Text, batch.CommitMessage?.Text, batch.UsePullRequestTemplate) : null,
        new SettingsConfiguration(
            source.Settings.Enabled,
            source.Settings.DryRun,
            (int)source.Settings.Timeout.TotalSeconds,
            new RateConfiguration(source.Settings.MaxWebhooksPerMinute, source.Settings.MaxConcurrent)),
        [.. source.CopyRules.Select(RuleConfiguration.Of)]);
}

public sealed record BatchConfiguration(string? PrTitle, string? PrBody, string? CommitMessage, bool? UsePrTemplate);

public sealed record SettingsConfiguration(bool Enabled, bool DryRun, int TimeoutSeconds, RateConfiguration RateLimit);

public sealed record RateConfiguration(int MaxWebhooksPerMinute, int MaxConcurrent);

/// <summary>A copy rule.</summary>
/// <param name="Name">Unique within the source.</param>
/// <param name="SourcePattern">Null for a pattern of the single-source form that does not compile: it never matches.</param>
/// <param name="Targets">Where its matches go.</param>
public sealed record RuleConfiguration(string Name, PatternConfiguration? SourcePattern, IReadOnlyList<TargetConfiguration> Targets)
{
    public static RuleConfiguration Of(CopyRule rule) => new(
        rule.Name,
        rule.Pattern is { } pattern ? new PatternConfiguration(Words.Of(pattern.Type), pattern.Text, [.. rule.Excludes.Select(exclude => exclude.Text)]) : null,
        [.. rule.Targets.Select(TargetConfiguration.Of)]);
}

public sealed record PatternConfiguration(string Type, string Pattern, IReadOnlyList<string> ExcludePatterns);

/// <summary>A target of a rule.</summary>
public sealed record TargetConfiguration(
    string Repo,
    string Branch,
    string? InstallationId,
    string PathTransform,
    string OnDelete,
    StrategyConfiguration CommitStrategy,
    DeprecationConfiguration DeprecationCheck)
{
    public static TargetConfiguration Of(Target target) => new(
        target.Repository.ToString(),
        target.Branch.Value,
        target.InstallationId?.ToString(),
        target.PathTransform.Text,
        Words.Of(target.OnDelete),
        StrategyConfiguration.Of(target.Strategy),
        new DeprecationConfiguration(target.Deprecation.Enabled, target.Deprecation.File));
}

/// <summary>How files arrive in a target.</summary>
public sealed record StrategyConfiguration
{
    public required string Type { get; init; }

    public required string CommitMessage { get; init; }

    public required string PrTitle { get; init; }

    public required string PrBody { get; init; }

    public required bool UsePrTemplate { get; init; }

    public required bool AutoMerge { get; init; }

    public required string MergeMethod { get; init; }

    public required bool ReuseOpenPr { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required IReadOnlyList<string> Reviewers { get; init; }

    public required IReadOnlyList<string> TeamReviewers { get; init; }

    public required IReadOnlyList<string> Assignees { get; init; }

    public required bool Draft { get; init; }

    public static StrategyConfiguration Of(CommitStrategy strategy) => new()
    {
        Type = Words.Of(strategy.Type),
        CommitMessage = strategy.CommitMessage.Text,
        PrTitle = strategy.PullRequestTitle.Text,
        PrBody = strategy.PullRequestBody.Text,
        UsePrTemplate = strategy.UsePullRequestTemplate,
        AutoMerge = strategy.AutoMerge,
        MergeMethod = Words.Of(strategy.MergeMethod),
        ReuseOpenPr = strategy.ReuseOpenPullRequest,
        Labels = strategy.Labels,
        Reviewers = strategy.Reviewers,
        TeamReviewers = strategy.TeamReviewers,
        Assignees = strategy.Assignees,
        Draft = strategy.Draft,
    };
}

public sealed record DeprecationConfiguration(bool Enabled, string File);
