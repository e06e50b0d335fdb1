using ExamplesCopier.Domain.Configuration;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>One merge that both commits to a branch and proposes to it is hardly meant.</summary>
internal static class MixedStrategies
{
    public static void Report(Source source, string property, Action<ValidationFailure> report)
    {
        var first = new Dictionary<object, CommitStrategyType>();
        foreach (var (ruleIndex, rule) in source.CopyRules.Index())
        {
            foreach (var (targetIndex, target) in rule.Targets.Index())
            {
                var type = target.Strategy.Type;
                if (!first.TryAdd((target.Repository, target.Branch), type) && first[(target.Repository, target.Branch)] != type)
                {
                    report(Failures.Warning(
                        $"{property}.copy_rules[{ruleIndex}].targets[{targetIndex}].commit_strategy.type",
                        $"{target.Repository}@{target.Branch} is reached by {Name(type)} here and by {Name(first[(target.Repository, target.Branch)])} above, so one merge arrives in two ways. Use one of them."));
                }
            }
        }
    }

    private static string Name(CommitStrategyType type) => type switch
    {
        CommitStrategyType.Direct => "direct",
        CommitStrategyType.PullRequest => "pull_request",
        _ => "batch",
    };
}
