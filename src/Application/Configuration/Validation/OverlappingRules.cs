using ExamplesCopier.Domain.Configuration;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>Rules that may write one path of one branch; which of them wins is then a matter of chance.</summary>
internal static class OverlappingRules
{
    // Every pair is compared, so a branch with more targets than anybody has would take for ever.
    private const int MaxTargetsOfOneBranch = 2_000;

    public static void Report(CopierConfiguration configuration, Action<ValidationFailure> report)
    {
        foreach (var branch in Writers(configuration).GroupBy(writer => (writer.Target.Repository, writer.Target.Branch)))
        {
            var earlier = new List<Writer>();
            foreach (var writer in branch)
            {
                if (earlier.Count == MaxTargetsOfOneBranch)
                {
                    report(Failures.Warning(
                        writer.Property,
                        FormattableString.Invariant($"{branch.Key.Repository}@{branch.Key.Branch} has more than {MaxTargetsOfOneBranch:N0} targets; from here on they are not compared for common paths.")));
                    break;
                }

                if (FirstThatMayMeet(writer, earlier) is { } other)
                {
                    report(Failures.Warning(
                        writer.Property,
                        $"This may write the same paths of {writer.Target.Repository}@{writer.Target.Branch} as {Name(other, writer)} with {other.Target.PathTransform.Text}. Keep the two apart."));
                }

                earlier.Add(writer);
            }
        }
    }

    private static Writer? FirstThatMayMeet(Writer writer, List<Writer> earlier)
    {
        foreach (var other in earlier)
        {
            if (other.Paths.MayMeet(writer.Paths) && !ReferenceEquals(other.Rule, writer.Rule))
            {
                return other;
            }
        }

        return null;
    }

    private static string Name(Writer other, Writer writer) =>
        ReferenceEquals(other.Source, writer.Source) ? $"rule '{other.Rule.Name}'" : $"rule '{other.Rule.Name}' of {other.Source.Repository}";

    private static IEnumerable<Writer> Writers(CopierConfiguration configuration) =>
        from source in configuration.Sources.Index()
        from rule in source.Item.CopyRules.Index()
        where rule.Item.Pattern is not null
        from target in rule.Item.Targets.Index()
        select new Writer(
            source.Item,
            rule.Item,
            target.Item,
            WrittenPaths.Of(rule.Item.Pattern!, target.Item.PathTransform),
            $"sources[{source.Index}].copy_rules[{rule.Index}].targets[{target.Index}].path_transform");

    private sealed record Writer(Source Source, CopyRule Rule, Target Target, WrittenPaths Paths, string Property);
}
