using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Api.Dashboard.Pages.Try;

/// <summary>A configuration in sentences.</summary>
internal static class ConfigurationWords
{
    /// <summary>The last line of <c>copier validate</c>.</summary>
    public static string Verdict(ConfigurationReading reading)
    {
        var warned = reading.Warnings.Count == 0 ? "" : $", {Count(reading.Warnings.Count, "warning")}";
        if (reading.Configuration is not { } configuration)
        {
            return $"This configuration is not valid: {Count(reading.Errors.Count, "error")}{warned}.";
        }

        var rules = configuration.Sources.SelectMany(source => source.CopyRules).ToList();
        return $"This configuration is valid: {Count(configuration.Sources.Count, "source")}, {Count(rules.Count, "rule")}, {Count(rules.Sum(rule => rule.Targets.Count), "target")}{warned}.";
    }

    public static string Way(Target target) => target.Strategy.Type switch
    {
        CommitStrategyType.Direct => "as a commit",
        CommitStrategyType.PullRequest => "as a pull request",
        _ => "as part of a pull request for all rules",
    };

    public static string Kind(PathPattern pattern) => pattern switch
    {
        PrefixPattern => "prefix",
        GlobPattern => "glob",
        _ => "regex",
    };

    public static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}
