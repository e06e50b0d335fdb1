using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>A name that a message does not know stays as it is written, which is seldom what was meant.</summary>
internal static class MessageVariables
{
    private const int MaxPerText = 20;

    public static void Report(Source source, string property, Action<ValidationFailure> report)
    {
        // A text of the defaults is one object in every target, and is told once.
        var told = new HashSet<MessageTemplate>(ReferenceEqualityComparer.Instance);
        foreach (var (ruleIndex, rule) in source.CopyRules.Index().Where(rule => rule.Item.Pattern is not null))
        {
            foreach (var (targetIndex, target) in rule.Targets.Index())
            {
                var strategy = $"{property}.copy_rules[{ruleIndex}].targets[{targetIndex}].commit_strategy";
                Check(target.Strategy.CommitMessage, $"{strategy}.commit_message", rule.Pattern!.Variables, told, report);
                Check(target.Strategy.PullRequestTitle, $"{strategy}.pr_title", rule.Pattern.Variables, told, report);
                Check(target.Strategy.PullRequestBody, $"{strategy}.pr_body", rule.Pattern.Variables, told, report);
            }
        }

        if (source.BatchPullRequest is { } batch)
        {
            var variables = source.CopyRules.SelectMany(rule => rule.Pattern?.Variables ?? new HashSet<string>()).ToHashSet(StringComparer.Ordinal);
            Check(batch.CommitMessage, $"{property}.batch_pr_config.commit_message", variables, told, report);
            Check(batch.Title, $"{property}.batch_pr_config.pr_title", variables, told, report);
            Check(batch.Body, $"{property}.batch_pr_config.pr_body", variables, told, report);
        }
    }

    private static void Check(MessageTemplate? message, string property, IReadOnlySet<string> variables, HashSet<MessageTemplate> told, Action<ValidationFailure> report)
    {
        if (message is null || told.Contains(message))
        {
            return;
        }

        foreach (var name in message.VariableNames.Where(name => !MessageTemplate.BuiltInVariables.Contains(name) && !variables.Contains(name)).Take(MaxPerText))
        {
            var near = NearMiss.Find(name, MessageTemplate.BuiltInVariables.Concat(variables));
            var suggestion = near is null ? $"Known are {string.Join(", ", MessageTemplate.BuiltInVariables.Order(StringComparer.Ordinal))}, and the variables of the pattern." : $"Did you mean ${{{near}}}?";
            var offset = message.Text.IndexOf($"${{{name}}}", StringComparison.Ordinal);
            told.Add(message);
            report(Failures.Warning(property, $"${{{name}}} is no variable here and stays as it is written. {suggestion}", offset));
        }
    }
}
