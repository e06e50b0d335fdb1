using ExamplesCopier.Api.Dashboard.Parts;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.Dashboard.Pages.Try;

/// <summary>A configuration in sentences.</summary>
internal static class ConfigurationWords
{
    /// <summary>The last line of <c>copier validate</c>.</summary>
    public static string Verdict(ConfigurationReading reading)
    {
        var warned = reading.Warnings.Count == 0 ? "" : $", {Counted.Of(reading.Warnings.Count, "warning")}";
        if (reading.Configuration is not { } configuration)
        {
            return $"This configuration is not valid: {Counted.Of(reading.Errors.Count, "error")}{warned}.";
        }

        var rules = configuration.Sources.SelectMany(source => source.CopyRules).ToList();
        return $"This configuration is valid: {Counted.Of(configuration.Sources.Count, "source")}, {Counted.Of(rules.Count, "rule")}, {Counted.Of(rules.Sum(rule => rule.Targets.Count), "target")}{warned}.";
    }

    public static string Way(Target target) => target.Strategy.Type switch
    {
        CommitStrategyType.Direct => "as a commit",
        CommitStrategyType.PullRequest => "as a pull request",
        _ => "as part of a pull request for all rules",
    };
}
