using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>
/// Turns workflows into sources, a rule for each transformation. A workflow stopped at its first transformation that matched; rules
/// do not, so each excludes what earlier ones of its workflow match.
/// </summary>
internal static class WorkflowConverter
{
    public static CopierConfiguration Convert(IEnumerable<Workflow> workflows, ConversionReport report)
    {
        List<Source> sources = [.. workflows.GroupBy(workflow => workflow.Source.Repository).Select(group => Convert([.. group], report)).OfType<Source>()];
        TrustNote.Tell(sources.SelectMany(source => source.CopyRules), report);
        return new CopierConfiguration { Sources = sources };
    }

    private static Source? Convert(List<Workflow> workflows, ConversionReport report)
    {
        var place = workflows[0].Source;
        foreach (var workflow in workflows.Where(workflow => workflow.Source.Branch != place.Branch))
        {
            workflow.Part.Note($"The workflow '{workflow.Name}' is left out: it copies from {workflow.Source.Branch}, and {place.Repository} is a source with the branch {place.Branch}. A deployment of its own can watch the other branch.");
        }

        workflows.RemoveAll(workflow => workflow.Source.Branch != place.Branch);
        var names = new RuleNames();
        var rules = workflows.SelectMany(workflow => Rules(workflow, names)).ToList();
        if (rules.Count == 0)
        {
            report.Note($"{place.Repository} is left out: none of its workflows copied anything.");
            return null;
        }

        NoteCommits(rules, report);
        return new Source
        {
            Repository = place.Repository,
            Branch = place.Branch,
            InstallationId = workflows.Select(workflow => workflow.Source.Installation).FirstOrDefault(installation => installation is not null),
            CopyRules = [.. rules.Select(rule => Batched(rule, rules))],
        };
    }

    private static IEnumerable<CopyRule> Rules(Workflow workflow, RuleNames names)
    {
        var written = workflow.Transformations.Count(transformation => transformation.Template is not null);
        for (var i = 0; i < workflow.Transformations.Count; i++)
        {
            var transformation = workflow.Transformations[i];
            if (transformation.Template is not { } template)
            {
                continue;
            }

            var earlier = workflow.Transformations.Take(i).Where(other => other.MayMeet(transformation)).SelectMany(other => other.Matched);
            yield return new CopyRule
            {
                Name = names.Next(workflow.Name, numbered: written > 1),
                Pattern = transformation.Pattern,
                Excludes = [.. workflow.Excludes, .. earlier.Concat(transformation.Excepted).Distinct(StringComparer.Ordinal).Select(Exclude)],
                Targets =
                [
                    new Target
                    {
                        Repository = workflow.Destination.Repository,
                        Branch = workflow.Destination.Branch,
                        InstallationId = workflow.Destination.Installation,
                        PathTransform = template,
                        Strategy = workflow.Strategy,
                        Deprecation = workflow.Deprecation,
                    },
                ],
            };
        }
    }

    private static PathPattern Exclude(string regex) => PathPattern.Parse(PatternType.Regex, regex).Pattern!;

    // All workflows' files for one branch came in one pull request.
    private static CopyRule Batched(CopyRule rule, List<CopyRule> rules) =>
        IsProposed(rule) && rules.Count(other => IsProposed(other) && Goal(other) == Goal(rule)) > 1
            ? rule with { Targets = [rule.Targets[0] with { Strategy = rule.Targets[0].Strategy with { Type = CommitStrategyType.Batch } }] }
            : rule;

    private static void NoteCommits(List<CopyRule> rules, ConversionReport report)
    {
        foreach (var goal in rules.Where(rule => !IsProposed(rule)).GroupBy(Goal).Where(group => group.Count() > 1))
        {
            report.Note($"{goal.Key.Repository}@{goal.Key.Branch} gets a commit from each of its {goal.Count()} rules, where one held all files.");
        }
    }

    private static bool IsProposed(CopyRule rule) => rule.Targets[0].Strategy.Type != CommitStrategyType.Direct;

    private static (RepositoryName Repository, BranchName Branch) Goal(CopyRule rule) => (rule.Targets[0].Repository, rule.Targets[0].Branch);
}
