using ExamplesCopier.Api.Admin;
using ExamplesCopier.Api.Health;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.Documentation;

/// <summary>A source, for the examples of the API's description.</summary>
internal static class SourceSample
{
    private static DateTimeOffset At => new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static SourceBody Source { get; } = new()
    {
        Repo = "acme/examples",
        Branch = "main",
        Origin = "api",
        Enabled = true,
        Status = "healthy",
        LastWebhook = At,
        Configuration = new SourceConfiguration(
            "acme/examples",
            "main",
            null,
            null,
            null,
            false,
            null,
            new SettingsConfiguration(true, false, 300, new RateConfiguration(30, 3)),
            [new RuleConfiguration("go", new PatternConfiguration("prefix", "go/", [@"_test\.go$"]), [Target()])]),
        Metrics = new SourceMetrics(new WebhookTotals(100, 98, 2, null), new FileTotals(200, 195, 3, 1, 1), At, At, new ProcessingTimeBody(850, 310, 4200, 720, 2100, 3900)),
    };

    private static TargetConfiguration Target() => new(
        "acme/docs",
        "main",
        null,
        "code/${relative_path}",
        "keep",
        StrategyConfiguration.Of(new CommitStrategy { Type = CommitStrategyType.PullRequest }),
        new DeprecationConfiguration(false, DeprecationCheck.DefaultFile));
}
