using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>Where a file of the single-source form is treated otherwise than by the service it was written for.</summary>
internal static class LegacyDifferences
{
    public static void Report(Source source, string property, Action<ValidationFailure> report)
    {
        foreach (var (ruleIndex, rule) in source.CopyRules.Index())
        {
            var ruleProperty = $"{property}.copy_rules[{ruleIndex}]";
            if (rule.Pattern is PrefixPattern { Text: [.. var folder, '/'] })
            {
                report(Failures.Warning(
                    $"{ruleProperty}.source_pattern.pattern",
                    $"This matches only inside the folder '{folder}' now, no longer paths like '{folder}-old/…'. Write '{folder}' to match both."));
            }

            foreach (var (targetIndex, target) in rule.Targets.Index())
            {
                var targetProperty = $"{ruleProperty}.targets[{targetIndex}]";
                ReportUnsafePath(target, targetProperty, report);
                ReportDefaultMessages(source, target, targetProperty, report);
            }
        }
    }

    // Whatever the variables hold: what is refused with an ordinary text in their place is refused for every file.
    private static void ReportUnsafePath(Target target, string property, Action<ValidationFailure> report)
    {
        var template = target.PathTransform;
        var sample = template.Render(template.VariableNames.ToDictionary(name => name, _ => "x", StringComparer.Ordinal));
        if (sample.Refusal is { } refusal)
        {
            report(Failures.Warning($"{property}.path_transform", $"{refusal} Such paths are refused now."));
        }
        else if (TrustBearingPaths.Refusal(sample.Path!.Value, template.LiteralPrefix) is { } untrusted)
        {
            report(Failures.Warning($"{property}.path_transform", untrusted));
        }
    }

    private static void ReportDefaultMessages(Source source, Target target, string property, Action<ValidationFailure> report)
    {
        var strategy = target.Strategy;
        var batch = source.BatchByRepo ? source.BatchPullRequest : null;
        var pullRequest = source.BatchByRepo || strategy.Type != CommitStrategyType.Direct;
        Check(strategy.CommitMessage, CommitStrategy.Default.CommitMessage, batch?.CommitMessage, "commit_message");
        if (pullRequest)
        {
            Check(strategy.PullRequestTitle, CommitStrategy.Default.PullRequestTitle, batch?.Title, "pr_title");
            Check(strategy.PullRequestBody, CommitStrategy.Default.PullRequestBody, batch?.Body, "pr_body");
        }

        // The very object of the defaults stands only where nobody wrote a message.
        void Check(MessageTemplate used, MessageTemplate builtIn, MessageTemplate? batched, string key)
        {
            if (ReferenceEquals(used, builtIn) && batched is null)
            {
                report(Failures.Warning($"{property}.commit_strategy.{key}", $"This is left out, and its default is now '{builtIn.Text}'. Write the text you want to keep."));
            }
        }
    }
}
